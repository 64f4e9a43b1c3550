namespace KvmNfv.Sdk.Migration;

/// <summary>Runs programs: the seam at which they can be run elsewhere, such as over ssh, or not at all. Implementations are thread-safe.</summary>
public interface IProgramRunner
{
    /// <summary>Runs a program to its end. No shell is between: each argument arrives as it is.</summary>
    /// <param name="program">The program's name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="IOException">It can't be started.</exception>
    Task<ProgramResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken = default);
}
