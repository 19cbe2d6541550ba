package io.fixfirst.control.http;

/** The methods that operations may have. HEAD and OPTIONS are answered for every path. */
public enum Method {
  GET,
  PUT,
  POST,
  PATCH,
  DELETE
}
