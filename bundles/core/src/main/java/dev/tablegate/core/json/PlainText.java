// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.json;

import java.util.BitSet;

/**
 * A structured result for reading. Each field of the result begins a line; what it holds stays JSON on that line, a list
 * of objects one object per line, so that no text from a database can pass for a line of the host's. Envelopes are
 * opened, everything else is kept. One pass over the JSON that was written anyway.
 */
public final class PlainText {

    private static final int MAX_BARE = 200;

    private final String json;
    private final StringBuilder text;
    /** One bit per open object or array: whether it is an envelope, whose end is not written. */
    private final BitSet envelopes = new BitSet();

    private int depth;
    private int at;

    private PlainText(String json) {
        this.json = json;
        this.text = new StringBuilder(json.length());
    }

    /** The text of a JSON object without white space between its tokens. */
    public static String of(String json) {
        return new PlainText(json).fields();
    }

    private String fields() {
        at = 1;
        while (json.charAt(at) != '}') {
            if (json.charAt(at) == ',') {
                at++;
                text.append('\n');
            }
            int end = endOfString(at);
            text.append(json, at + 1, end - 1).append(':');
            at = end + 1;
            field();
        }
        return text.isEmpty() ? "(nothing)" : text.toString();
    }

    private void field() {
        char first = json.charAt(at);
        if (first == '"') {
            text.append(' ');
            int end = endOfString(at);
            boolean bare = isBare(at + 1, end - 1);
            text.append(json, bare ? at + 1 : at, bare ? end - 1 : end);
            at = end;
        } else if (first == '[' && isObject(at + 1)) {
            lines();
        } else {
            text.append(' ');
            value();
        }
    }

    private void lines() {
        while (json.charAt(at) != ']') {
            at++;
            text.append('\n');
            value();
        }
        at++;
    }

    /** Copies one value, opening envelopes. */
    private void value() {
        int floor = depth;
        do {
            char c = json.charAt(at);
            switch (c) {
                case '"' -> string();
                case '{', '[' -> open(c);
                case '}', ']' -> close(c);
                default -> {
                    text.append(c);
                    at++;
                }
            }
        } while (depth > floor || !endsHere());
    }

    private boolean endsHere() {
        char next = json.charAt(at);
        return next == ',' || next == '}' || next == ']';
    }

    private void string() {
        int end = endOfString(at);
        text.append(json, at, end);
        at = end;
    }

    private void open(char bracket) {
        if (bracket == '{' && json.startsWith("{\"$", at) && openEnvelope()) {
            return;
        }
        envelopes.clear(depth++);
        text.append(bracket);
        at++;
    }

    private boolean openEnvelope() {
        if (json.startsWith("{\"$number\":\"", at)) {
            int start = at + "{\"$number\":".length();
            int end = endOfString(start);
            if (json.charAt(end) == '}') {
                text.append(json, start + 1, end - 1);
                at = end + 1;
                return true;
            }
            return false;
        }
        return openEnvelope("{\"$set\":", '[') || openEnvelope("{\"$map\":", '{') || openEnvelope("{\"$binary\":", '"');
    }

    private boolean openEnvelope(String start, char content) {
        if (!json.startsWith(start, at) || json.charAt(at + start.length()) != content) {
            return false;
        }
        envelopes.set(depth++);
        at += start.length();
        if (content == '{') {
            // What a $map holds is no envelope, even if it looks like one.
            envelopes.clear(depth++);
            text.append('{');
            at++;
        }
        return true;
    }

    private void close(char bracket) {
        depth--;
        if (!envelopes.get(depth)) {
            text.append(bracket);
        }
        at++;
    }

    private boolean isObject(int position) {
        return json.charAt(position) == '{' && !json.startsWith("{\"$", position);
    }

    private int endOfString(int start) {
        int end = start + 1;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    /** Whether the string reads the same without quotes: a few plain words that are no number and no keyword. */
    private boolean isBare(int start, int end) {
        if (start >= end || end - start > MAX_BARE || !Character.isLetter(json.charAt(start))) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = json.charAt(i);
            if (!Character.isLetterOrDigit(c) && "-_.:/+@ ".indexOf(c) < 0) {
                return false;
            }
        }
        String word = json.substring(start, end);
        return !word.endsWith(" ") && !word.equals("true") && !word.equals("false") && !word.equals("null");
    }
}
