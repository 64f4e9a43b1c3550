using System.Text;

namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Paths of Unix sockets that QEMU opens.</summary>
internal static class SocketPath
{
    // unix(7): sun_path has 108 bytes, and QEMU wants the zero at its end.
    internal const int MaxBytes = 107;

    internal static void Check(LintContext context, Element at, string path)
    {
        if (Encoding.UTF8.GetByteCount(path) is var bytes and > MaxBytes)
            context.Report(LintRules.SocketPath, at, $"The path of the socket has {bytes} bytes: {path}.", $"Choose one of {MaxBytes} bytes at most, such as in /run.");
        else if (!path.StartsWith('/'))
            context.Report(LintRules.SocketPath, at, $"'{path}' depends on the folder that QEMU runs in.", "Give the path from the root folder.");
    }
}
