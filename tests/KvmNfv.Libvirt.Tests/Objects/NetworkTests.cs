using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Objects;

public sealed class NetworkTests
{
    private const string Document = "<network><name>lan</name><bridge name='virbr77'/><ip address='192.0.2.1' netmask='255.255.255.0'/></network>";

    [Test]
    public void Network_lives_and_is_listed()
    {
        using var connection = TestDriver.OpenOwn();
        using var network = connection.DefineNetwork(Document, NetworkDefineFlags.Validate);
        Assert.That(connection.ListDefinedNetworkNames(), Does.Contain("lan"));
        network.Create();
        using var same = connection.LookupNetworkByUuid(network.Uuid);
        Assert.Multiple(() =>
        {
            Assert.That(same.Name, Is.EqualTo("lan"));
            Assert.That(network.IsActive() && network.IsPersistent());
            Assert.That(network.GetBridgeName(), Is.EqualTo("virbr77"));
            Assert.That(network.GetXml(), Does.Contain("192.0.2.1"));
            Assert.That(connection.ListNetworkNames(), Does.Contain("lan"));
            Assert.That(network.ToString(), Is.EqualTo("lan"));
        });
        network.SetAutostart(true);
        Assert.That(network.GetAutostart());
        network.Update(NetworkUpdateCommand.AddFirst, NetworkUpdateSection.DnsTxt, -1, "<txt name='a' value='b'/>", NetworkUpdateFlags.Live);
        Assert.That(network.GetXml(), Does.Contain("<txt name='a' value='b'/>"));
        network.Destroy();
        network.Undefine();
        Assert.Throws<LibvirtNotFoundException>(() => connection.LookupNetworkByName("lan"));
    }

    [Test]
    public void Host_interface_is_defined_and_brought_up()
    {
        using var connection = TestDriver.OpenOwn();
        connection.BeginInterfaceChange();
        using var made = connection.DefineInterface("<interface type='ethernet' name='eth7'><mac address='aa:bb:cc:dd:ee:07'/></interface>");
        made.Create();
        using var byMac = connection.LookupInterfaceByMac("aa:bb:cc:dd:ee:07");
        Assert.Multiple(() =>
        {
            Assert.That(byMac.Name, Is.EqualTo("eth7"));
            Assert.That(byMac.IsActive());
            Assert.That(byMac.MacAddress, Is.EqualTo("aa:bb:cc:dd:ee:07"));
            Assert.That(byMac.GetXml(), Does.Contain("eth7"));
            Assert.That(connection.ListInterfaceNames(), Does.Contain("eth7"));
        });
        made.Destroy();
        connection.RollbackInterfaceChange();
        Assert.Throws<LibvirtNotFoundException>(() => connection.LookupInterfaceByName("eth7"));
    }
}
