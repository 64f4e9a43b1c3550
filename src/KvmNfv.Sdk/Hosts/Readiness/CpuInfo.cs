namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>The first processor's entry of /proc/cpuinfo; they are alike save on hybrid machines, where flags are still the same.</summary>
internal sealed class CpuInfo
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> _flags;
    private readonly Lazy<HashSet<string>> _vmxFlags;

    public CpuInfo(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace() && _fields.Count > 0)
                break;
            var colon = line.IndexOf(':');
            if (colon > 0)
                _fields.TryAdd(line[..colon].Trim().ToString(), line[(colon + 1)..].Trim().ToString());
        }

        _flags = new(() => Words("flags") ?? Words("Features") ?? []);
        _vmxFlags = new(() => Words("vmx flags") ?? []);
    }

    /// <summary>The vendor on x86, such as <c>GenuineIntel</c> or <c>AuthenticAMD</c>; null elsewhere.</summary>
    public string? Vendor => Field("vendor_id");

    public string? Model => Field("model name") ?? Field("cpu") ?? Field("uarch");

    public bool IsX86 => Vendor is not null && Field("flags") is not null;

    /// <summary>A field by its name as the kernel writes it; null without it.</summary>
    public string? Field(string name) => _fields.GetValueOrDefault(name);

    /// <summary>Whether the processor has a flag (x86: flags; Arm: Features).</summary>
    public bool Has(string flag) => _flags.Value.Contains(flag);

    /// <summary>Whether Intel's virtualisation has a flag, such as <c>posted_intr</c>.</summary>
    public bool HasVmx(string flag) => _vmxFlags.Value.Contains(flag);

    private HashSet<string>? Words(string field) =>
        Field(field) is { } text ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal) : null;
}
