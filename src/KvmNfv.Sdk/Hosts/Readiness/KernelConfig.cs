namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>How the kernel was built: /boot/config-RELEASE or a plain /proc/config (the packed /proc/config.gz is not read).</summary>
internal sealed class KernelConfig
{
    private const int MaxBytes = 4 << 20;
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    private KernelConfig(string path, string text)
    {
        Path = path;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var equals = line.IndexOf('=');
            if (equals > 0 && line.StartsWith("CONFIG_", StringComparison.Ordinal))
                _options[line[..equals].ToString()] = line[(equals + 1)..].Trim('"').ToString();
        }
    }

    public string Path { get; }

    /// <exception cref="EvidenceException">The machine doesn't say how its kernel was built.</exception>
    public static KernelConfig Read(IHostFiles files, string? release)
    {
        foreach (var path in release is null || release.Contains('/', StringComparison.Ordinal)
            ? new[] { "/proc/config" }
            : [$"/boot/config-{release}", $"/lib/modules/{release}/config", $"/usr/lib/modules/{release}/config", "/proc/config"])
        {
            if (files.ReadText(path, MaxBytes) is { } text)
                return new(path, text);
        }

        throw new EvidenceException("There is no /boot/config for this kernel, so nothing says how it was built.");
    }

    /// <summary>The value of <c>CONFIG_X</c>: <c>y</c>, <c>m</c>, a number or a text; null when it is not set.</summary>
    public string? Value(string option) => _options.GetValueOrDefault(option);
}
