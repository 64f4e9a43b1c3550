using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>I14: links as fast and as wide as the cards.</summary>
internal sealed class PcieLinkCheck() : ReadinessCheck(new("I14", "PCIe links of network cards at full speed and width", CheckSeverity.High)
{
    Wanted = "current_link_speed and current_link_width at their maximum",
    Reason = "A card in a narrower or older slot, or badly seated, has half its bandwidth or less.",
    Reads = "/sys/bus/pci/devices/*/{current_link_speed,max_link_speed,current_link_width,max_link_width}",
    Source = "Documentation/ABI/testing/sysfs-bus-pci; drivers/pci/pci-sysfs.c",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var cards = NetworkCards.Physical(host);
        if (cards.Count == 0)
            return host.NotApplicable("The machine has no PCI network card.");
        var slow = new List<string>();
        var told = 0;
        foreach (var card in cards)
        {
            var folder = NetworkCards.Folder(card);
            // "16.0 GT/s PCIe", "8 GT/s", "Unknown"; the width of a link that is down is 0 or 63.
            var (speed, maxSpeed) = (Speed(host.LongText($"{folder}/current_link_speed")), Speed(host.LongText($"{folder}/max_link_speed")));
            var (width, maxWidth) = (Width(host.LongText($"{folder}/current_link_width")), Width(host.LongText($"{folder}/max_link_width")));
            if (speed is null || maxSpeed is null || width is null || maxWidth is null)
                continue;
            told++;
            host.AddEvidence($"{folder}/current_link_speed", FormattableString.Invariant($"{speed} GT/s x{width} of {maxSpeed} GT/s x{maxWidth}"));
            if (speed < maxSpeed || width < maxWidth)
                slow.Add(FormattableString.Invariant($"{NetworkCards.Name(card)} runs {speed} GT/s x{width} of {maxSpeed} GT/s x{maxWidth}"));
        }

        if (slow.Count > 0)
            return host.Bad($"{string.Join("; ", slow)}.");
        return told == 0 ? host.NotApplicable("No network card has a PCIe link that tells: virtual or built in.") : host.Pass($"{told} cards at full speed and width.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.Manual("Put the card into a slot of its width and generation, and seat it again.", reboot: true),
        Remedy.Firmware("PCIe link speed: Auto / Gen4 / Gen5", "Let the firmware train the slot to its full speed, without bifurcation that halves it."),
    ];

    private static double? Speed(string? text) => double.TryParse(text?.Trim().Split(' ')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed > 0 ? speed : null;

    private static int? Width(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is > 0 and <= 32 ? width : null;
}
