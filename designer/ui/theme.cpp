#include "designer/ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <array>

// Resources of a static library are only there when somebody asks for them, and the macro wants the global namespace.
static void initializeResources() {
  Q_INIT_RESOURCE(designer);
}

namespace joinery::designer::theme {

namespace {
struct RoleColor {
  diagram::Role role;
  QColor color;
};

const std::array kRoleColors = {
    RoleColor{diagram::Role::Canvas, kCanvas},
    RoleColor{diagram::Role::Surface, QColor(0xFF, 0xFF, 0xFF)},
    RoleColor{diagram::Role::PoolHeader, QColor(0xEC, 0xF1, 0xF7)},
    RoleColor{diagram::Role::LaneHeader, QColor(0xF5, 0xF8, 0xFB)},
    RoleColor{diagram::Role::Scope, QColor(0xFB, 0xFC, 0xFE)},
    RoleColor{diagram::Role::Outline, QColor(0x33, 0x41, 0x55)},
    RoleColor{diagram::Role::Frame, QColor(0x9A, 0xA8, 0xB8)},
    RoleColor{diagram::Role::Ink, QColor(0x33, 0x41, 0x55)},
    RoleColor{diagram::Role::Line, QColor(0x4A, 0x5A, 0x6E)},
    RoleColor{diagram::Role::Faint, QColor(0x7C, 0x8A, 0x9A)},
    RoleColor{diagram::Role::Text, kText},
    RoleColor{diagram::Role::FaintText, QColor(0x55, 0x63, 0x73)},
};

// Draws the SVG anew for each size and ratio; "currentColor" in the file becomes the colour asked for.
class SvgIconEngine : public QIconEngine {
 public:
  SvgIconEngine(QByteArray svg, QColor color) : m_svg(std::move(svg)), m_color(color) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    QColor color = m_color;
    if (mode == QIcon::Disabled) color.setAlphaF(0.35f);
    QByteArray colored = m_svg;
    colored.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(colored);
    painter->save();
    painter->setOpacity(color.alphaF());
    renderer.render(painter, rect);
    painter->restore();
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
  }
  QIconEngine* clone() const override { return new SvgIconEngine(m_svg, m_color); }

 private:
  QByteArray m_svg;
  QColor m_color;
};

QString styleSheet() {
  QFile file(QStringLiteral(":/joinery/style.qss"));
  if (!file.open(QIODevice::ReadOnly)) qFatal("the style sheet is missing from the program");
  QString sheet = QString::fromUtf8(file.readAll());
  const std::pair<const char*, QColor> names[] = {
      {"@accent-soft", kAccentSoft},
      {"@accent-text", kAccentText},
      {"@accent", kAccent},
      {"@text", kText},
      {"@muted", kMuted},
      {"@border", kBorder},
      {"@panel", kPanel},
      {"@error", kError},
      {"@good", kGood},
  };
  for (const auto& [name, color] : names) sheet.replace(QLatin1String(name), color.name());
  return sheet;
}
}  // namespace

QColor roleColor(diagram::Role role) {
  for (const RoleColor& row : kRoleColors)
    if (row.role == role) return row.color;
  return Qt::transparent;
}

QString fontFamily() {
  static const QString family = [] {
    const QStringList installed = QFontDatabase::families();
    for (const char* wanted :
         {"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei"})
      if (installed.contains(QLatin1String(wanted))) return QString::fromLatin1(wanted);
    return QApplication::font().family();
  }();
  return family;
}

void install(QApplication& application) {
  initializeResources();
  application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  QFont font(fontFamily());
  font.setPixelSize(13);
  application.setFont(font);
  QPalette palette;
  palette.setColor(QPalette::Window, kPanel);
  palette.setColor(QPalette::WindowText, kText);
  palette.setColor(QPalette::Base, Qt::white);
  palette.setColor(QPalette::AlternateBase, kPanel);
  palette.setColor(QPalette::Text, kText);
  palette.setColor(QPalette::Button, Qt::white);
  palette.setColor(QPalette::ButtonText, kText);
  palette.setColor(QPalette::Highlight, kAccent);
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::PlaceholderText, QColor(0x9A, 0xA5, 0xB1));
  palette.setColor(QPalette::ToolTipBase, kText);
  palette.setColor(QPalette::ToolTipText, Qt::white);
  application.setPalette(palette);
  application.setStyleSheet(styleSheet());
}

QIcon icon(const QString& name, const QColor& color) {
  QFile file(QStringLiteral(":/joinery/icons/") + name + QStringLiteral(".svg"));
  if (!file.open(QIODevice::ReadOnly)) qFatal("the icon %s is missing from the program", qPrintable(name));
  return QIcon(new SvgIconEngine(file.readAll(), color));
}

}  // namespace joinery::designer::theme
