#include "designer/ui/deploy/deploy_client.h"

#include <QNetworkReply>
#include <QUrlQuery>

#include "engine/base/json.h"

namespace joinery::designer {

namespace {
constexpr int kTimeout = 30000;  // milliseconds

int integer(const Value& object, std::string_view name) {
  const Value* value = object.find(name);
  return value && value->isNumber() ? QString::fromStdString(toJson(*value)).toInt() : 0;
}

QString text(const Value& object, std::string_view name) {
  return QString::fromStdString(object.text(name));
}

std::vector<Diagnostic> diagnosticsOf(const Value& answer, std::string_view member, Severity fallback) {
  std::vector<Diagnostic> found;
  const Value* list = answer.find(member);
  if (!list || !list->isList()) return found;
  for (const Value& row : list->items()) {
    const std::string severity = row.text("severity");
    found.push_back({severity == "error"     ? Severity::Error
                     : severity == "warning" ? Severity::Warning
                     : severity == "info"    ? Severity::Info
                                             : fallback,
                     row.text("code"), row.text("message"), row.text("resource"), row.text("element"),
                     integer(row, "line"), integer(row, "column")});
  }
  return found;
}
}  // namespace

DeployAnswer readAnswer(int status, const QByteArray& body) {
  DeployAnswer answer;
  answer.ok = status == 200 || status == 201;
  answer.unchanged = status == 200;
  const auto json = parseJson(std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
  if (!json) {
    answer.ok = false;
    answer.message = DeployClient::tr("The server answered %1 with something that is no JSON.").arg(status);
    return answer;
  }
  answer.problems = diagnosticsOf(*json, "problems", Severity::Warning);
  for (Diagnostic& d : diagnosticsOf(*json, "errors", Severity::Error)) answer.problems.push_back(std::move(d));
  if (!answer.ok) {
    const QString detail = text(*json, "detail").isEmpty() ? text(*json, "title") : text(*json, "detail");
    answer.message = detail.isEmpty() ? DeployClient::tr("The server answered %1.").arg(status) : detail;
  }
  if (const Value* list = json->find("definitions"); list && list->isList())
    for (const Value& row : list->items())
      answer.things.push_back({text(row, "kind"), text(row, "key"), text(row, "resource"), integer(row, "version")});
  return answer;
}

void DeployClient::deploy(DeployRequest request) {
  cancel();
  m_request = std::move(request);
  signIn();
}

void DeployClient::cancel() {
  if (!m_reply) return;
  m_reply->disconnect(this);
  m_reply->abort();
  m_reply->deleteLater();
}

void DeployClient::fail(const QString& message) {
  DeployAnswer answer;
  answer.message = message;
  emit answered(answer);
}

QNetworkReply* DeployClient::post(const QString& path, const QByteArray& token, const QByteArray& type,
                                  const QByteArray& body) {
  QUrl url = m_request.server;
  url.setPath(QStringLiteral("/api/v1") + path);
  if (path == QLatin1String("/deployments") && m_request.dryRun) url.setQuery(QStringLiteral("dryRun=true"));
  QNetworkRequest request(url);
  request.setTransferTimeout(kTimeout);
  request.setHeader(QNetworkRequest::ContentTypeHeader, type);
  if (!token.isEmpty()) request.setRawHeader("Authorization", "Bearer " + token);
  m_reply = m_network.post(request, body);
  return m_reply;
}

void DeployClient::signIn() {
  emit progressed(tr("Signing in…"));
  const Value body =
      Value::object({{"user", m_request.user.toStdString()}, {"password", m_request.password.toStdString()}});
  QNetworkReply* reply =
      post(QStringLiteral("/sessions"), {}, "application/json", QByteArray::fromStdString(toJson(body)));
  connect(reply, &QNetworkReply::finished, this, [this, reply] {
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) return fail(tr("The server cannot be reached: %1").arg(reply->errorString()));
    const QByteArray bytes = reply->readAll();
    if (status != 201)
      return fail(status == 401 ? tr("User or password is wrong.") : readAnswer(status, bytes).message);
    const auto json = parseJson(bytes.toStdString());
    const std::string token = json ? json->text("token") : std::string();
    if (token.empty()) return fail(tr("The server did not give a session."));
    send(QByteArray::fromStdString(token));
  });
}

void DeployClient::send(const QByteArray& token) {
  emit progressed(m_request.dryRun ? tr("Checking on the server…") : tr("Deploying…"));
  const QByteArray boundary = "joinery-designer-7d1f0c2b9a";
  QByteArray body;
  for (const auto& [name, content] : m_request.files) {
    const QByteArray file = name.toUtf8();
    const bool xml = name.endsWith(QLatin1String(".bpmn")) || name.endsWith(QLatin1String(".dmn"));
    body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + file +
            "\"\r\nContent-Type: " + (xml ? "application/xml" : "application/json") + "\r\n\r\n" +
            QByteArray::fromStdString(content) + "\r\n";
  }
  body += "--" + boundary + "--\r\n";
  QNetworkReply* reply = post(QStringLiteral("/deployments"), token, "multipart/form-data; boundary=" + boundary, body);
  connect(reply, &QNetworkReply::finished, this, [this, reply] {
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) return fail(tr("The server cannot be reached: %1").arg(reply->errorString()));
    emit answered(readAnswer(status, reply->readAll()));
  });
}

}  // namespace joinery::designer
