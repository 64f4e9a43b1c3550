using System.Text;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Cli;

/// <summary>Where results and errors go.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Errors and progress.</param>
/// <param name="isTerminal">Whether a person reads <paramref name="output"/>: colours and the terminal's width matter then.</param>
/// <param name="input">What "-" as a file name stands for; null means the process's own standard input.</param>
internal sealed class CliConsole(TextWriter output, TextWriter error, bool isTerminal, Stream? input = null) : IDisposable
{
    /// <summary>Standard input, for whoever reads it to dispose of.</summary>
    public Stream OpenInput() => input ?? Console.OpenStandardInput();

    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = error;

    public bool IsTerminal { get; } = isTerminal;

    /// <summary>The process's own streams.</summary>
    public static CliConsole OpenStandard()
    {
        if (!Console.IsOutputRedirected)
            return new(Console.Out, Console.Error, isTerminal: true);
        // Console.Out hides a closed pipe, so "kvmnfv events | head -1" would never end; a plain stream reports it. Not for a file: a stream
        // would write at an offset of its own, over what others append.
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 1);
        return stream.CanSeek
            ? new(Console.Out, Console.Error, isTerminal: false)
            : new(new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true }, Console.Error, isTerminal: false);
    }

    public void WriteError(string message) => Error.WriteLine("error: " + Printable.Line(message));

    public void Dispose() => Out.Flush();
}
