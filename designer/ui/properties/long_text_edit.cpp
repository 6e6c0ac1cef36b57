#include "designer/ui/properties/long_text_edit.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QTextBlock>

namespace joinery::designer {

LongTextEdit::LongTextEdit(bool code, QWidget* parent) : QPlainTextEdit(parent) {
  if (code) {
    QFont font(QStringLiteral("Noto Sans Mono CJK SC"));
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(12);
    setFont(font);
  }
  setTabChangesFocus(true);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  document()->setDocumentMargin(2);
  connect(this, &QPlainTextEdit::textChanged, this, &LongTextEdit::fit);
  fit();
}

void LongTextEdit::fit() {
  int lines = 0;
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
    lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
  const int shown = std::clamp(lines, 1, 8);
  // The frame and padding of the style sheet take 12 pixels.
  const int height = static_cast<int>(fontMetrics().lineSpacing() * shown + 2 * document()->documentMargin()) + 13;
  setVerticalScrollBarPolicy(lines > 8 ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
  if (height != minimumHeight() || height != maximumHeight()) setFixedHeight(height);
}

void LongTextEdit::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  fit();
}

void LongTextEdit::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  emit editingFinished();
}

void LongTextEdit::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (enter && event->modifiers() & Qt::ControlModifier) {
    emit editingFinished();
    return;
  }
  QPlainTextEdit::keyPressEvent(event);
}

}  // namespace joinery::designer
