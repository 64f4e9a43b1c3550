using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Repinning;

/// <summary>This machine's files; when a thread is looked at, the user cancels.</summary>
internal sealed class CancellingFiles(CancellationTokenSource source, int thread) : IHostFiles
{
    public string? ReadText(string path, int maxBytes = HostFiles.DefaultMaxBytes)
    {
        if (path.EndsWith($"/task/{thread}/status", StringComparison.Ordinal))
            source.Cancel();
        return HostFiles.Live.ReadText(path, maxBytes);
    }

    public EquatableList<string> List(string path) => HostFiles.Live.List(path);

    public string? ReadLink(string path) => HostFiles.Live.ReadLink(path);
}
