// Forms of a construction permit in the form-js dialect, as the server would send them: small, but every field type.
import type { JsonObject } from '../../src/api/json';
import type { FormField, FormSchema } from '../../src/forms/schema';

const half = (row: string): FormField['layout'] => ({ row, columns: 8 });
const third = (row: string): FormField['layout'] => ({ row, columns: null });
const values = (...labels: string[]) => labels.map((label) => ({ label, value: label }));

const project: FormField = {
  id: 'g_project',
  type: 'group',
  label: '项目信息',
  components: [
    { id: 'f_name', type: 'textfield', key: 'projectName', label: '项目名称', layout: half('p1'), validate: { required: true } },
    { id: 'f_code', type: 'textfield', key: 'projectCode', label: '投资项目代码', layout: half('p1'), description: '24 位，形如 2509-341302-04-01-123456' },
    { id: 'f_place', type: 'textfield', key: 'place', label: '建设地点', layout: half('p2') },
    { id: 'f_tender', type: 'select', key: 'tender', label: '招标方式', layout: half('p2'), values: values('公开招标', '邀请招标', '直接发包') },
  ],
};

const builder: FormField = {
  id: 'g_builder',
  type: 'group',
  label: '建设单位',
  path: 'builder',
  components: [
    { id: 'f_bname', type: 'textfield', key: 'name', label: '单位名称', layout: half('b1'), validate: { required: true } },
    { id: 'f_buscc', type: 'textfield', key: 'uscc', label: '统一社会信用代码', layout: half('b1'), validate: { required: true } },
    { id: 'f_bcontact', type: 'textfield', key: 'contact', label: '经办人', layout: half('b2') },
    { id: 'f_bphone', type: 'textfield', key: 'phone', label: '联系电话', layout: half('b2') },
  ],
};

const works: FormField = {
  id: 'g_works',
  type: 'group',
  label: '本次许可内容',
  components: [
    { id: 'f_kind', type: 'radio', key: 'kind', label: '建设形式', values: values('新建', '改建', '扩建', '续建'), validate: { required: true } },
    { id: 'f_start', type: 'datetime', subtype: 'date', key: 'startDate', dateLabel: '合同开工日期', layout: third('w1') },
    { id: 'f_end', type: 'datetime', subtype: 'date', key: 'endDate', dateLabel: '合同竣工日期', layout: third('w1') },
    { id: 'f_days', type: 'expression', key: 'days', label: '合同工期（天）', layout: third('w1') },
    { id: 'f_price', type: 'number', key: 'price', label: '合同造价', layout: third('w2'), appearance: { suffixAdorner: '万元' }, validate: { required: true } },
    { id: 'f_area', type: 'number', key: 'area', label: '建筑面积', layout: third('w2'), appearance: { suffixAdorner: 'm²' }, validate: { required: true } },
    { id: 'f_use', type: 'select', key: 'use', label: '工程类别', layout: third('w2'), values: values('住宅', '厂房', '公共建筑', '其他') },
    {
      id: 'l_units', type: 'dynamiclist', path: 'units', label: '单体工程', allowAddRemove: true, defaultRepetitions: 1,
      components: [
        { id: 'f_uname', type: 'textfield', key: 'name', label: '单体名称', layout: { row: 'u1', columns: 6 }, validate: { required: true } },
        { id: 'f_ufloors', type: 'number', key: 'floors', label: '层数', layout: { row: 'u1', columns: 3 } },
        { id: 'f_uarea', type: 'number', key: 'area', label: '面积', layout: { row: 'u1', columns: 4 }, appearance: { suffixAdorner: 'm²' } },
        { id: 'f_uheight', type: 'number', key: 'height', label: '高度', layout: { row: 'u1', columns: 3 }, appearance: { suffixAdorner: 'm' } },
      ],
    },
  ],
};

const special: FormField[] = [
  { id: 'f_special', type: 'checkbox', key: 'special', label: '属于特殊建设工程（需要消防设计审查）' },
  {
    id: 'g_fire', type: 'group', label: '消防设计', showOutline: true,
    components: [
      { id: 'f_fkinds', type: 'taglist', key: 'fireKinds', label: '特殊类型', values: values('大型人员密集场所', '高层公共建筑', '生产储存易燃易爆场所', '地下公共建筑') },
      { id: 'f_frisk', type: 'select', key: 'fireRisk', label: '火灾危险性', layout: half('fi'), values: values('甲类', '乙类', '丙类', '丁类', '戊类') },
      { id: 'f_fheight', type: 'number', key: 'fireHeight', label: '建筑高度', layout: half('fi'), appearance: { suffixAdorner: 'm' } },
    ],
  },
  { id: 'f_guarantees', type: 'checklist', key: 'guarantees', label: '已提供的担保', values: values('支付保函', '履约保函', '工资支付保函') },
  { id: 'f_note', type: 'textarea', key: 'note', label: '补充说明', validate: { maxLength: 500 } },
];

const intro = (text: string): FormField => ({ id: 't_intro', type: 'text', text });
const line: FormField = { id: 's_line', type: 'separator' };

export const applicationForm: FormSchema = {
  type: 'default', id: 'application', schemaVersion: 19,
  components: [
    intro('请如实填写。带 **\\*** 的为必填项；不清楚之处可查看[办事指南](https://www.example.cn/guide)。'.replace('\\*', '＊')),
    project, builder, works, ...special,
  ],
};

export const prereviewForm: FormSchema = {
  type: 'default', id: 'prereview', schemaVersion: 19,
  components: [
    intro('核对申请内容，逐项确认材料。发现问题的，在**预审说明**中写明需要补正的内容。'),
    project, builder, works, ...special, line,
    {
      id: 'g_review', type: 'group', label: '预审', components: [
        { id: 'f_checked', type: 'checklist', key: 'checkedMaterials', label: '已核对的材料', values: values('建设工程规划许可证', '施工图审查合格书', '中标通知书', '施工合同', '法定代表人授权书') },
        { id: 'f_approvedArea', type: 'number', key: 'approvedArea', label: '核定建筑面积', layout: half('r1'), appearance: { suffixAdorner: 'm²' }, description: '按施工图审查合格书填写' },
        { id: 'f_visit', type: 'datetime', subtype: 'datetime', key: 'visitAt', dateLabel: '现场核查时间', layout: half('r1') },
        { id: 'f_rnote', type: 'textarea', key: 'reviewNote', label: '预审说明' },
      ],
    },
  ],
};

export const opinionForm: FormSchema = {
  type: 'default', id: 'opinion', schemaVersion: 19,
  components: [
    intro('请就农民工工资保证金缴存情况提出意见。**逾期未反馈的，视为无意见。**'),
    project, builder, line,
    { id: 'f_deposit', type: 'number', key: 'deposit', label: '已缴存保证金', layout: half('o1'), appearance: { prefixAdorner: '¥', suffixAdorner: '元' } },
    { id: 'f_result', type: 'radio', key: 'opinionResult', label: '结论', values: values('无意见', '有意见') },
    { id: 'f_otext', type: 'textarea', key: 'opinionText', label: '意见内容' },
    { id: 'tb_records', type: 'table', label: '近三年欠薪记录', dataSource: '=wageRecords', columns: [{ key: 'date', label: '日期' }, { key: 'what', label: '情形' }, { key: 'amount', label: '金额（元）' }] },
  ],
};

export const forms: Record<string, FormSchema> = { application: applicationForm, prereview: prereviewForm, opinion: opinionForm };

type Access = 'hidden' | 'read' | 'write' | 'required';
const reading = ['projectName', 'projectCode', 'place', 'tender', 'builder', 'kind', 'startDate', 'endDate', 'days', 'price', 'area', 'use', 'units', 'special', 'fireKinds', 'fireRisk', 'fireHeight', 'guarantees', 'note'];
const access = (own: Record<string, Access>): Record<string, Access> => ({ ...Object.fromEntries(reading.map((key) => [key, 'read' as const])), ...own });

export const accessOf: Record<string, Record<string, Access>> = {
  prereview: access({ checkedMaterials: 'required', approvedArea: 'required', visitAt: 'write', reviewNote: 'write', projectCode: 'write' }),
  opinion: access({ deposit: 'write', opinionResult: 'required', opinionText: 'write', 'builder.phone': 'hidden' }),
  application: {},
};

export const sampleData: JsonObject = {
  projectName: '宿州市第三人民医院门诊综合楼', projectCode: '2509-341302-04-01-482913', place: '埇桥区银河二路与磬云北路交叉口东北侧', tender: '公开招标',
  builder: { name: '宿州市城市建设投资集团（控股）有限公司', uscc: '91341300MA2N0ABC1X', contact: '陈晓燕', phone: '13955700018' },
  kind: '新建', startDate: '2026-12-15', endDate: '2028-06-30', price: 12860.5, area: 36250.8, use: '公共建筑',
  units: [
    { name: '门诊综合楼', floors: 12, area: 28400.3, height: 49.8 },
    { name: '地下车库', floors: 1, area: 7350.5, height: 4.2 },
    { name: '门卫及配电房', floors: 1, area: 500, height: 3.9 },
  ],
  special: true, fireKinds: ['大型人员密集场所', '高层公共建筑'], fireRisk: '丙类', fireHeight: 49.8,
  guarantees: ['支付保函', '工资支付保函'], note: '本工程为市级重点民生工程，施工图已经联合审查合格。\n计划于 12 月中旬开工。',
  wageRecords: [{ date: '2024-08-12', what: '劳务分包单位拖欠，已清偿', amount: 186000 }],
};
