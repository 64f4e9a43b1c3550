namespace KvmNfv.Cli;

/// <summary>A verb failed for a reason that the tool itself found; the message is all that the user sees.</summary>
internal sealed class CliException(string message) : Exception(message);
