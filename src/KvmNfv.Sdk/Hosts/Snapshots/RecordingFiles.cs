using System.Collections.Concurrent;
using System.Text;

namespace KvmNfv.Sdk.Hosts;

/// <summary>Passes questions on and remembers the answers that there were. Safe to use from several threads.</summary>
internal sealed class RecordingFiles(IHostFiles files) : IHostFiles
{
    public ConcurrentDictionary<string, byte[]> Contents { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, EquatableList<string>> Lists { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<string> Links { get; } = [];

    public string? ReadText(string path, int maxBytes = HostFiles.DefaultMaxBytes)
    {
        var text = files.ReadText(path, maxBytes);
        if (text is not null)
            Contents[path] = Encoding.UTF8.GetBytes(text);
        return text;
    }

    public byte[]? ReadBytes(string path, int maxBytes = HostFiles.DefaultMaxBytes)
    {
        var bytes = files.ReadBytes(path, maxBytes);
        if (bytes is not null)
            Contents[path] = bytes;
        return bytes;
    }

    public EquatableList<string> List(string path)
    {
        var names = files.List(path);
        if (names.Count > 0)
            Lists[path] = names;
        return names;
    }

    public string? ReadLink(string path)
    {
        var target = files.ReadLink(path);
        if (target is not null)
            Links.Add(path);
        return target;
    }
}
