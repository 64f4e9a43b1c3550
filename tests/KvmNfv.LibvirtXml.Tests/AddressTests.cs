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
}
