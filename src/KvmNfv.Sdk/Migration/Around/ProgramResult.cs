namespace KvmNfv.Sdk.Migration;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; 0 is success.</param>
/// <param name="Output">What it wrote on its output.</param>
/// <param name="Error">What it wrote on its error stream.</param>
public sealed record ProgramResult(int ExitCode, string Output, string Error);
