using System.Globalization;

namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Single devices and devices that refer to each other.</summary>
internal static class DeviceRules
{
    // virDomainKVMDirtyRing in libvirt: entries are a power of two in this range.
    private const uint MinRing = 1024;
    private const uint MaxRing = 65536;

    internal static void Check(LintContext context)
    {
        var domain = context.Domain;
        Twice(context, LintRules.DiskTarget, domain.Devices.Disks, static disk => disk.Target.Device, "target");
        // libvirt lets it pass; teamed interfaces even must share one.
        Twice(context, LintRules.Mac, domain.Devices.Interfaces.Where(static nic => !nic.Teaming.Exists), static nic => nic.Mac.Address?.ToString(), "Ethernet address");
        foreach (var nic in domain.Devices.Interfaces.Where(static nic => nic.Mac.Address is { IsMulticast: true }))
            context.Report(LintRules.MacMulticast, nic.Mac, $"{nic.Mac.Address} is an address for groups.", "Choose one whose first byte is even, such as 52:….");
        Teaming(context);
        var ring = domain.Features.Kvm.DirtyRing;
        if (ring.State == true && (ring.Size is not { } size || size is < MinRing or > MaxRing || !uint.IsPow2(size)))
            context.Report(LintRules.DirtyRing, ring, $"The ring has {ring.Size?.ToString(CultureInfo.InvariantCulture) ?? "no"} entries.", $"Choose a power of two from {MinRing} to {MaxRing}.");
    }

    private static void Teaming(LintContext context)
    {
        var nics = context.Domain.Devices.Interfaces;
        var teams = nics.Select(static nic => (At: nic.Teaming, Possible: nic is HostdevInterface or NetworkInterface))
            .Concat(context.Domain.Devices.Hostdevs.Select(static dev => (At: dev.Teaming, Possible: dev is PciHostdev)));
        foreach (var (team, possible) in teams.Where(static team => team.At.Type == TeamingType.Transient))
        {
            var partner = nics.FirstOrDefault(nic => nic.Teaming.Type == TeamingType.Persistent && nic.Alias.Name == team.Persistent);
            if (string.IsNullOrEmpty(team.Persistent) || partner is null)
                context.Report(LintRules.Teaming, team, $"The transient interface refers to '{team.Persistent}', which is no alias of a persistent one.", "Give the virtio interface teaming type='persistent' and an alias that starts with ua-, and name it here.");
            if (!possible)
                context.Report(LintRules.Teaming, team, "Only a device of the host can be transient.", "Use an interface of type hostdev or network.");
        }

        foreach (var nic in nics.Where(static nic => nic.Teaming.Type == TeamingType.Persistent && nic.Model.Type != "virtio"))
            context.Report(LintRules.Teaming, nic.Teaming, "A persistent interface must be virtio.", "Set model type='virtio'.");
    }

    private static void Twice<T>(LintContext context, LintRule rule, IEnumerable<T> devices, Func<T, string?> key, string what)
        where T : Device
    {
        var seen = new HashSet<string>();
        foreach (var device in devices)
        {
            if (key(device) is { } value && !seen.Add(value))
                context.Report(rule, device, $"Another device has the {what} {value}.", "Make it unique.");
        }
    }
}
