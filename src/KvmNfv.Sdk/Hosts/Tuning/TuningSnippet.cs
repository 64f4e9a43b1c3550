namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Text to copy: commands, a piece of a document, a list of firmware settings.</summary>
/// <param name="Language">What it is, as Markdown names it: <c>sh</c>, <c>xml</c>, <c>text</c>.</param>
/// <param name="Text">The lines, without a line end after the last.</param>
public sealed record TuningSnippet(string Language, string Text);
