namespace KvmNfv.LibvirtXml.Tests;

public class AddressTests
{
    [TestCase("52:54:00:12:34:56", "52:54:00:12:34:56")]
    [TestCase("52-54-0-AB-34-56", "52:54:00:ab:34:56")]
    public void Ethernet_address_is_read(string text, string canonical) => Assert.That(MacAddress.Parse(text).ToString(), Is.EqualTo(canonical));

    [TestCase("52:54:00:12:34")]
    [TestCase("52:54:00:12:34:567")]
    [TestCase("52:54:00:12:34:56:78")]
    [TestCase("")]
    public void Text_that_is_no_ethernet_address_is_refused(string text) => Assert.That(() => MacAddress.Parse(text), Throws.TypeOf<FormatException>());

    [TestCase("0000:3b:02.1", "0000:3b:02.1")]
    [TestCase("3b:1f.7", "0000:3b:1f.7")]
    [TestCase("10000:00:00.0", "10000:00:00.0")]
    public void Pci_address_is_read(string text, string canonical) => Assert.That(PciAddress.Parse(text).ToString(), Is.EqualTo(canonical));

    [TestCase("0000:3b:20.0")]
    [TestCase("0000:3b:02.8")]
    [TestCase("3b.02:1")]
    [TestCase("0000:3b:02")]
    public void Text_that_is_no_pci_address_is_refused(string text) => Assert.That(() => PciAddress.Parse(text), Throws.TypeOf<FormatException>());

    // As libvirt 9 prints them again after define.
    [TestCase("010", 8u)]
    [TestCase("10", 10u)]
    [TestCase("0x10", 16u)]
    [TestCase("0", 0u)]
    public void Pci_numbers_are_read_as_C_writes_them(string text, uint bus) =>
        Assert.That(((PciDeviceAddress)Device($"<address type='pci' bus='{text}'/>").Address!).Bus, Is.EqualTo(bus));

    [TestCase("08")]
    [TestCase("a")]
    [TestCase("0x100000000")]
    public void Numbers_that_C_does_not_write_so_are_refused(string text) =>
        Assert.That(() => ((PciDeviceAddress)Device($"<address type='pci' bus='{text}'/>").Address!).Bus, Throws.TypeOf<LibvirtXmlException>());

    [TestCase("10")]
    [TestCase("0x10")]
    [TestCase("010")]
    public void Numbers_of_base_16_need_no_mark(string text)
    {
        Assert.That(((SpaprVioAddress)Device($"<address type='spapr-vio' reg='{text}'/>").Address!).Reg, Is.EqualTo(16));
        Assert.That(((IsaAddress)Device($"<address type='isa' iobase='{text}'/>").Address!).IoBase, Is.EqualTo(16));
        Assert.That(((DimmAddress)Device($"<address type='dimm' base='{text}'/>").Address!).Base, Is.EqualTo(16));
        Assert.That(((SevLaunchSecurity)DomainDocument.Parse($"<domain><launchSecurity type='sev'><policy>{text}</policy></launchSecurity></domain>").LaunchSecurity!).Policy, Is.EqualTo(16));
    }

    private static RngDevice Device(string address) => (RngDevice)LibvirtDocument.Parse($"<rng>{address}</rng>");
}
