namespace KvmNfv.Libvirt.Tests;

public sealed class SmokeTests
{
    [Test]
    public async Task Test_driver_answers()
    {
        using var connection = LibvirtConnection.Open("test:///default");
        Assert.That(connection.HypervisorType, Is.EqualTo("TEST"));
        using var domain = connection.LookupDomainByName("test");
        Assert.That(domain.GetInfo().State, Is.EqualTo(DomainState.Running));
        using var same = await ((ILibvirtConnection)connection).LookupDomainByUuidAsync(domain.Uuid);
        Assert.That(same.Name, Is.EqualTo("test"));
        TestContext.Out.WriteLine(string.Join("; ", domain.GetMemoryParameters()));
        var error = Assert.Throws<LibvirtNotFoundException>(() => connection.LookupDomainByName("nobody"));
        TestContext.Out.WriteLine(error.Message);
        var missing = Assert.Throws<LibvirtUnsupportedException>(() => domain.AnnounceInterface(null, new()));
        TestContext.Out.WriteLine(missing.Message);
        Assert.That(connection.ListDefinedDomainNames(), Is.Empty);
        domain.PinVcpu(0, CpuMap.Of(1));
    }
}
