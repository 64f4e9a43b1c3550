using System.Buffers.Binary;

namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>
/// A PCI Express function's configuration space, for the few fields that /sys doesn't tell. Offsets from include/uapi/linux/pci_regs.h. Bytes come from
/// hardware: every offset is checked, and chains of capabilities are followed a bounded number of steps.
/// </summary>
internal sealed class PciConfig
{
    private const int CapabilityList = 0x34;
    private const int ExpressCapability = 0x10;
    private const int FirstExtended = 0x100;
    private const int MaxCapabilities = 96;

    private readonly byte[] _bytes;
    private readonly int _express;

    private PciConfig(byte[] bytes, int express)
    {
        _bytes = bytes;
        _express = express;
    }

    /// <summary>Active state power management that the link uses: bit 0 is L0s, bit 1 is L1 (PCI_EXP_LNKCTL_ASPMC).</summary>
    public int ActiveAspm => Word(_express + 0x10) & 0x3;

    /// <summary>Bytes of payload that the device is set to (PCI_EXP_DEVCTL_PAYLOAD).</summary>
    public int MaxPayload => 128 << ((Word(_express + 0x8) >> 5) & 0x7);

    /// <summary>Bytes of payload that the device can do (PCI_EXP_DEVCAP_PAYLOAD).</summary>
    public int PayloadSupported => 128 << (Word(_express + 0x4) & 0x7);

    /// <summary>Bytes that one read request asks for (PCI_EXP_DEVCTL_READRQ).</summary>
    public int MaxReadRequest => 128 << ((Word(_express + 0x8) >> 12) & 0x7);

    /// <summary>Whether the device may let writes pass each other (PCI_EXP_DEVCTL_RELAX_EN).</summary>
    public bool RelaxedOrdering => (Word(_express + 0x8) & 0x10) != 0;

    /// <summary>Whether the device keeps translations of the IOMMU itself (PCI_ATS_CTRL_ENABLE); null when it can't.</summary>
    public bool? AddressTranslation => Extended(0x0f) is { } at ? (Word(at + 6) & 0x8000) != 0 : null;

    /// <summary>Reads a function's configuration space.</summary>
    /// <returns>Null for a function without PCI Express.</returns>
    /// <exception cref="EvidenceException">It isn't there, or only its first 64 bytes, as for anybody but root.</exception>
    public static PciConfig? Read(CheckContext host, string address)
    {
        var path = $"/sys/bus/pci/devices/{address}/config";
        if (host.Bytes(path, 4096) is not { } bytes)
            throw new EvidenceException($"{path} is not there.");
        if (bytes.Length < 256)
            throw new EvidenceException($"{path} gives all but root only its first {bytes.Length} bytes; lspci -vv as root tells the rest.");
        var at = bytes[CapabilityList] & 0xfc;
        for (var i = 0; i < MaxCapabilities && at >= 0x40; i++)
        {
            if (bytes[at] == ExpressCapability && at + 0x12 <= 256)
                return new(bytes, at);
            at = bytes[at + 1] & 0xfc;
        }

        return null;
    }

    private int? Extended(int id)
    {
        var at = FirstExtended;
        for (var i = 0; i < MaxCapabilities && at >= FirstExtended && at + 8 <= _bytes.Length; i++)
        {
            var header = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));
            if ((header & 0xffff) == id)
                return at;
            at = (int)(header >> 20) & 0xffc;
        }

        return null;
    }

    private int Word(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(offset));
}
