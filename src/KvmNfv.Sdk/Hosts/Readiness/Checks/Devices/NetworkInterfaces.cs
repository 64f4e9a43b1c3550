namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>The kernel's network interfaces.</summary>
internal static class NetworkInterfaces
{
    private const string Folder = "/sys/class/net";

    /// <summary>The interfaces of devices, in ordinal order; bridges, bonds and taps have none.</summary>
    /// <exception cref="EvidenceException">Interfaces can't be seen.</exception>
    public static IReadOnlyList<string> Physical(CheckContext host)
    {
        var names = host.List(Folder);
        // A live machine has lo at least.
        if (names.Count == 0)
            throw new EvidenceException($"{Folder} is not to be seen: a recording without it.");
        return [.. names.Where(n => host.List($"{Folder}/{n}").Contains("device"))];
    }

    /// <summary>Whether an interface carries packets now: operstate up, or unknown as of some drivers.</summary>
    public static bool IsUp(CheckContext host, string name) => host.LongText($"{Folder}/{name}/operstate")?.Trim() is "up" or "unknown";
}
