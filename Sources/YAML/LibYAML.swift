// SPDX-License-Identifier: MIT

private import CYAML

/// One step of a YAML stream, its places counted in Unicode scalars from the start of the input.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case alias
    case scalar(String, isPlain: Bool)
    case sequenceStart(isFlow: Bool)
    case sequenceEnd
    case mappingStart(isFlow: Bool)
    case mappingEnd
  }

  let kind: Kind
  let hasAnchor: Bool
  let hasTag: Bool
  let scalars: Range<Int>
}

/// Why libyaml could not read on.
struct YAMLProblem: Error {
  /// libyaml's own English words.
  let problem: String
  let context: String

  /// The place, in Unicode scalars from the start of the input.
  let scalar: Int

  /// Where what was being read had begun, in Unicode scalars.
  let contextScalar: Int?
}

/// Reads the events of a YAML stream; the only owner of libyaml.
///
/// - Parameters:
///   - bytes: UTF-8 without a byte order mark.
///   - visit: Called for each event in order; it returns false to stop.
/// - Throws: ``YAMLProblem`` at the first place that is not YAML.
func readYAMLEvents(
  _ bytes: [UInt8], _ visit: (YAMLEvent) -> Bool
) throws(YAMLProblem) {
  // yaml_parser_t keeps addresses of itself, so it lives at one place until it is deleted.
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  defer { unsafe parser.deallocate() }
  guard unsafe yaml_parser_initialize(parser) == 1 else {
    preconditionFailure("libyaml has no memory left")
  }
  defer { unsafe yaml_parser_delete(parser) }
  unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  let found: YAMLProblem? = unsafe bytes.withUnsafeBufferPointer { buffer in
    // The input is read while events are asked for, so all of it happens inside the closure.
    unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else {
        return unsafe problem(of: parser.pointee)
      }
      defer { unsafe yaml_event_delete(&event) }
      if unsafe event.type == YAML_STREAM_END_EVENT { return nil }
      if let read = unsafe copied(event), !visit(read) { return nil }
    }
  }
  if let found { throw found }
}

private func problem(of parser: yaml_parser_t) -> YAMLProblem {
  let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? ""
  let context = unsafe parser.context.map { unsafe String(cString: $0) } ?? ""
  let hasContext = unsafe parser.context != nil
  // Errors of the reader (encoding, control characters) carry an offset instead of a mark.
  let isReader = unsafe parser.error == YAML_READER_ERROR
  return unsafe YAMLProblem(
    problem: problem, context: context,
    scalar: isReader ? Int(parser.mark.index) : Int(parser.problem_mark.index),
    contextScalar: hasContext ? Int(parser.context_mark.index) : nil)
}

private func copied(_ event: yaml_event_t) -> YAMLEvent? {
  var hasAnchor = false
  var hasTag = false
  let kind: YAMLEvent.Kind
  switch unsafe event.type {
  case YAML_DOCUMENT_START_EVENT:
    kind = .documentStart
  case YAML_ALIAS_EVENT:
    kind = .alias
  case YAML_SCALAR_EVENT:
    let scalar = unsafe event.data.scalar
    hasAnchor = unsafe scalar.anchor != nil
    hasTag = unsafe scalar.tag != nil
    let text = unsafe String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    kind = .scalar(text, isPlain: unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE)
  case YAML_SEQUENCE_START_EVENT:
    hasAnchor = unsafe event.data.sequence_start.anchor != nil
    hasTag = unsafe event.data.sequence_start.tag != nil
    kind = .sequenceStart(
      isFlow: unsafe event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
  case YAML_SEQUENCE_END_EVENT:
    kind = .sequenceEnd
  case YAML_MAPPING_START_EVENT:
    hasAnchor = unsafe event.data.mapping_start.anchor != nil
    hasTag = unsafe event.data.mapping_start.tag != nil
    kind = .mappingStart(
      isFlow: unsafe event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
  case YAML_MAPPING_END_EVENT:
    kind = .mappingEnd
  default:
    return nil
  }
  let start = unsafe Int(event.start_mark.index)
  let end = unsafe Int(event.end_mark.index)
  return YAMLEvent(
    kind: kind, hasAnchor: hasAnchor, hasTag: hasTag, scalars: start..<max(start, end))
}
