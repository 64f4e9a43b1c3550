namespace KvmNfv.Sdk.Hosts;

/// <summary>A file, a link or a folder of a recorded tree: one of the three is there.</summary>
internal sealed class RecordedNode
{
    public byte[]? Content { get; init; }

    public string? Target { get; init; }

    public SortedDictionary<string, RecordedNode>? Children { get; init; }

    public static RecordedNode Folder() => new() { Children = new(StringComparer.Ordinal) };
}
