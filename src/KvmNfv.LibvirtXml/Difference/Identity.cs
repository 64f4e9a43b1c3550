using System.Globalization;

namespace KvmNfv.LibvirtXml;

/// <summary>Matches the elements of two lists: by what identifies them, then by being equal, then in order.</summary>
internal static class Identity
{
    internal static (List<Element> Before, List<Element> After) Match(
        List<Element> before, List<Element> after, out List<(Element Before, Element After)> pairs)
    {
        pairs = [];
        Pair(before, after, pairs, Key);
        Pair(before, after, pairs, static element => element.XmlNode is { } node ? Canonical.Of(node) : null);
        // What has a key but no partner really is gone or new; the rest can only be told apart by order.
        var (old, @new) = (before.FindAll(static e => Key(e) is null), after.FindAll(static e => Key(e) is null));
        for (var i = 0; i < Math.Min(old.Count, @new.Count); i++)
        {
            pairs.Add((old[i], @new[i]));
            before.Remove(old[i]);
            after.Remove(@new[i]);
        }

        return (before, after);
    }

    private static void Pair(List<Element> before, List<Element> after, List<(Element Before, Element After)> pairs, Func<Element, string?> key)
    {
        var waiting = after.Where(element => key(element) is not null).ToLookup(element => key(element)!);
        var taken = new HashSet<Element>();
        foreach (var old in before.ToArray())
        {
            if (key(old) is not { } mine || waiting[mine].FirstOrDefault(candidate => !taken.Contains(candidate)) is not { } partner)
                continue;
            taken.Add(partner);
            pairs.Add((old, partner));
            before.Remove(old);
        }

        after.RemoveAll(taken.Contains);
    }

    private static string? Key(Element element)
    {
        try
        {
            return KeyOf(element);
        }
        catch (LibvirtXmlException)
        {
            // What cannot be read cannot identify.
            return null;
        }
    }

    private static string? KeyOf(Element element) => element switch
    {
        Disk disk => disk.Target.Device,
        Interface nic => nic.Mac.Address?.ToString(),
        Controller controller => string.Create(CultureInfo.InvariantCulture, $"{controller.Type} {controller.Index}"),
        SharedMemory memory => memory.Name,
        VcpuPin pin => Number(pin.Vcpu),
        IoThreadPin pin => Number(pin.IoThread),
        VcpuScheduler scheduler => scheduler.Vcpus?.ToString(),
        IoThreadScheduler scheduler => scheduler.IoThreads?.ToString(),
        NumaMemoryNode node => Number(node.CellId),
        ClockTimer timer => timer.Name?.Value,
        Hostdev device => Source(device),
        _ => element.Attr("id") ?? element.Attr("name") ?? element.Attr("path"),
    };

    private static string? Number(uint? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Source(Hostdev device) => device is PciHostdev { Source.Address: { Exists: true } address }
        ? string.Create(CultureInfo.InvariantCulture, $"pci {address.Domain ?? 0:x}:{address.Bus ?? 0:x}:{address.Slot ?? 0:x}.{address.Function ?? 0:x}")
        : null;
}
