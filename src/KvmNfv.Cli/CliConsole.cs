using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace KvmNfv.Cli;

/// <summary>Where results and errors go.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Errors and progress.</param>
/// <param name="isTerminal">Whether a person reads <paramref name="output"/>: colours and the terminal's width matter then.</param>
/// <param name="input">What "-" as a file name stands for; null means the process's own standard input.</param>
/// <param name="width">Columns of <paramref name="output"/>; null means the terminal's, and no end where it is none.</param>
internal sealed class CliConsole(TextWriter output, TextWriter error, bool isTerminal, Stream? input = null, int? width = null) : IDisposable
{
    // No line of ours is longer.
    private const int Endless = 10_000;

    /// <summary>Standard input, for whoever reads it to dispose of.</summary>
    public Stream OpenInput() => input ?? Console.OpenStandardInput();

    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = error;

    public bool IsTerminal { get; } = isTerminal;

    /// <summary>Whether a person watches <see cref="Error"/>, so that progress may be painted over.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>The columns that a line of <see cref="Out"/> has.</summary>
    public int Width => width ?? (IsTerminal ? AnsiConsole.Profile.Width : Endless);

    /// <summary>The process's own streams.</summary>
    public static CliConsole OpenStandard()
    {
        var watched = !Console.IsErrorRedirected;
        if (!Console.IsOutputRedirected)
            return new(Console.Out, Console.Error, isTerminal: true) { IsErrorTerminal = watched };
        // Console.Out hides a closed pipe, so "kvmnfv events | head -1" would never end; a plain stream reports it. Not for a file: a stream
        // would write at an offset of its own, over what others append.
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 1);
        var writer = stream.CanSeek ? Console.Out : new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true };
        return new(writer, Console.Error, isTerminal: false) { IsErrorTerminal = watched };
    }

    public void WriteError(string message) => Error.WriteLine("error: " + Printable.Line(message));

    public void Dispose() => Out.Flush();
}
