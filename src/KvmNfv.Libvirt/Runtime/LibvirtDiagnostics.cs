using System.Collections.Concurrent;

namespace KvmNfv.Libvirt;

/// <summary>Finds objects that a program forgot to dispose.</summary>
/// <remarks>Thread-safe. Also on when the AppContext switch <c>KvmNfv.Libvirt.TrackHandles</c> is set at start.</remarks>
public static class LibvirtDiagnostics
{
    private static readonly ConcurrentDictionary<string, int> s_live = new();

    /// <summary>Whether native handles are counted. The default is false; objects made while it is false are never counted.</summary>
    public static bool TrackHandles { get; set; } = AppContext.TryGetSwitch("KvmNfv.Libvirt.TrackHandles", out var on) && on;

    /// <summary>How many tracked handles live now, by type; types without any are left out.</summary>
    public static IReadOnlyDictionary<string, int> LiveHandles => s_live.Where(p => p.Value != 0).ToDictionary(p => p.Key, p => p.Value);

    internal static void Count(string type, int change) => s_live.AddOrUpdate(type, change, (_, old) => old + change);
}
