using System.Text.RegularExpressions;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>A slot for a memory module (SMBIOS type 17).</summary>
/// <param name="Slot">The slot's name on the board.</param>
/// <param name="Bank">The bank's name, where firmware often names socket and channel.</param>
/// <param name="MiB">The module's size; 0 for an empty slot, null when unknown.</param>
/// <param name="Speed">The configured speed in MT/s; null when unknown.</param>
internal sealed partial record MemoryModule(string Slot, string Bank, long? MiB, int? Speed)
{
    private const int MemoryDevice = 17;

    public bool IsPopulated => MiB is > 0;

    /// <summary>Socket and channel, as far as the names tell; null when they don't.</summary>
    public string? Channel
    {
        get
        {
            var match = ChannelName().Match($"{Slot} {Bank}");
            if (match.Success)
                return $"{Socket().Match($"{Slot} {Bank}").Value}:{match.Groups[1].Value}".ToUpperInvariant();
            // DIMM_A1, CPU1_DIMM_B2, A1: the letter is the channel.
            match = Letter().Match(Slot);
            return match.Success ? $"{Socket().Match($"{Slot} {Bank}").Value}:{match.Groups[1].Value}".ToUpperInvariant() : null;
        }
    }

    public static List<MemoryModule> Read(IEnumerable<SmbiosStructure> table) => [.. table.Where(s => s.Type == MemoryDevice).Select(Of)];

    // DSP0134, 7.18: size 0Ch (0xFFFF unknown, bit 15 KiB, 0x7FFF means 1Ch), locators 10h and 11h, configured speed 20h.
    private static MemoryModule Of(SmbiosStructure device) => new(
        device.Text(0x10) ?? "",
        device.Text(0x11) ?? "",
        device.Word(0x0C) switch
        {
            null or 0xFFFF => null,
            0x7FFF => device.DoubleWord(0x1C) & 0x7FFF_FFFF,
            { } size when (size & 0x8000) != 0 => (size & 0x7FFF) / 1024,
            { } size => size,
        },
        device.Word(0x20) is { } speed and not (0 or 0xFFFF) ? speed : null);

    [GeneratedRegex(@"channel[ _-]*([A-Za-z0-9]+)", RegexOptions.IgnoreCase)]
    private static partial Regex ChannelName();

    [GeneratedRegex(@"(?:^|[_ -])(?:DIMM[_ -]?)?([A-P])[0-9]{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex Letter();

    [GeneratedRegex(@"(?:CPU|P|PROC|SOCKET|NODE)[ _-]*[0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex Socket();
}
