// Talks to a runtime server: signs in and sends the files of an item in one deployment (runtime-api: sessions,
// deployments). Answers come by signal; one request at a time. GUI thread.
#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>
#include <functional>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/value.h"

class QNetworkReply;

namespace joinery::designer {

struct DeployRequest {
  QUrl server;  // "http://127.0.0.1:8080"
  QString user, password;
  bool dryRun = false;
  std::vector<std::pair<QString, std::string>> files;  // names relative to the item folder, and contents
};

struct DeployedThing {
  QString kind, key, resource;
  int version = 0;
};

struct DeployAnswer {
  bool ok = false;
  bool unchanged = false;             // equal to what runs already: no new version
  QString message;                    // why not: the server's words, or the network's
  std::vector<DeployedThing> things;  // what was deployed
  std::vector<Diagnostic> problems;
};

class DeployClient : public QObject {
  Q_OBJECT

 public:
  explicit DeployClient(QObject* parent = nullptr) : QObject(parent) {}
  void deploy(DeployRequest request);
  void cancel();

 signals:
  void progressed(const QString& what);
  void answered(const joinery::designer::DeployAnswer& answer);

 private:
  void signIn();
  void send(const QByteArray& token);
  void fail(const QString& message);
  QNetworkReply* post(const QString& path, const QByteArray& token, const QByteArray& type, const QByteArray& body);

  QNetworkAccessManager m_network;
  QPointer<QNetworkReply> m_reply;
  DeployRequest m_request;
};

// What an answer of POST /deployments says, whatever its status; for tests.
DeployAnswer readAnswer(int status, const QByteArray& body);

}  // namespace joinery::designer
