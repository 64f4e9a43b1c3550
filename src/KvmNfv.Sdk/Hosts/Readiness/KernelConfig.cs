using System.IO.Compression;
using System.Text;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>How the kernel was built: /boot/config-RELEASE or the kernel's own /proc/config.gz.</summary>
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
            ? Array.Empty<string>()
            : [$"/boot/config-{release}", $"/lib/modules/{release}/config", $"/usr/lib/modules/{release}/config"])
        {
            if (files.ReadText(path, MaxBytes) is { } text)
                return new(path, text);
        }

        if (files.ReadBytes("/proc/config.gz", MaxBytes) is { } packed)
            return new("/proc/config.gz", Unpack(packed));
        throw new EvidenceException("There is neither /boot/config for this kernel nor /proc/config.gz, so nothing says how it was built.");
    }

    private static string Unpack(byte[] packed)
    {
        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var text = new byte[MaxBytes];
        var length = stream.ReadAtLeast(text, MaxBytes, throwOnEndOfStream: false);
        return length < MaxBytes ? Encoding.UTF8.GetString(text, 0, length) : throw new InvalidDataException("/proc/config.gz unpacks to more than a kernel's configuration.");
    }

    /// <summary>The value of <c>CONFIG_X</c>: <c>y</c>, <c>m</c>, a number or a text; null when it is not set.</summary>
    public string? Value(string option) => _options.GetValueOrDefault(option);
}
