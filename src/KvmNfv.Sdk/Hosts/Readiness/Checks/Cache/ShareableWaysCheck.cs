namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>R04: ways that devices fill too.</summary>
internal sealed class ShareableWaysCheck() : ReadinessCheck(new("R04", "guests' ways apart from those of I/O (DDIO)", CheckSeverity.Medium)
{
    Wanted = "no way of a guest's group among shareable_bits",
    Reason = "Devices write packets into these ways, and push out what the guest has there.",
    Reads = "/sys/fs/resctrl/info/L3*/shareable_bits, /sys/fs/resctrl/*/schemata",
    Source = "Documentation/filesystems/resctrl.rst (shareable_bits)",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var info = CacheGroups.Read(host, out var finding);
        if (info is null)
            return finding!;
        var divided = info.Caches.Where(c => c.Level == 3 && c.ShareableBits != 0).ToList();
        foreach (var cache in divided)
            host.AddEvidence($"{CacheGroups.Root}/info/L3/shareable_bits", $"{cache.ShareableBits:x}");
        if (divided.Count == 0)
            return host.NotApplicable("The kernel knows no ways that devices fill.");
        var guests = CacheGroups.ForGuests(host, info);
        if (guests.Count == 0)
            return host.NotApplicable("No group has ways for guests (R02).");
        var root = info.Groups.FirstOrDefault(g => g.Name.Length == 0);
        // A share that equals the root group's is of a cache that the guest doesn't use.
        var wrong = guests.SelectMany(g => g.Caches.Where(c => root?.Caches.Contains(c) != true && divided.Any(d => d.Level == c.Level && d.Type == c.Type && (d.ShareableBits & c.Mask) != 0))
            .Select(c => $"{Printable.Bounded(g.Name)} ({CacheGroups.Words(c)})")).ToList();
        return wrong.Count == 0 ? host.Pass("No guest has ways that devices fill.") : host.Bad($"Devices fill ways of {string.Join(", ", wrong.Take(6))}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Manual("Order the groups so that guests get the lower ways and the root group keeps those of shareable_bits; libvirt gives the first free ones, so leave those free.")];
}
