using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Objects;

public sealed class StorageTests
{
    [Test]
    public void Pool_holds_volumes()
    {
        using var connection = TestDriver.OpenOwn();
        using var pool = connection.DefineStoragePool("<pool type='dir'><name>images</name><target><path>/images</path></target></pool>");
        pool.Create();
        using var volume = pool.CreateVolume("<volume><name>disk1</name><capacity unit='bytes'>1048576</capacity></volume>");
        using var clone = pool.CreateVolumeFrom("<volume><name>disk2</name><capacity unit='bytes'>1048576</capacity></volume>", volume);
        using var byPath = connection.LookupStorageVolumeByPath(volume.GetPath());
        using var byKey = connection.LookupStorageVolumeByKey(volume.Key);
        using var byName = pool.LookupVolumeByName("disk1");
        using var home = volume.GetPool();
        Assert.Multiple(() =>
        {
            Assert.That(new[] { byPath.Name, byKey.Name, byName.Name }, Is.All.EqualTo("disk1"));
            Assert.That(home.Name, Is.EqualTo("images"));
            Assert.That(volume.GetInfo(), Is.EqualTo(new StorageVolInfo(StorageVolType.File, 1048576, 1048576)).Or.EqualTo(new StorageVolInfo(StorageVolType.File, 1048576, 0)));
            Assert.That(pool.ListVolumeNames(), Is.EquivalentTo(new[] { "disk1", "disk2" }));
            Assert.That(pool.NumOfVolumes(), Is.EqualTo(2));
            Assert.That(pool.GetInfo().State, Is.EqualTo(StoragePoolState.Running));
            Assert.That(pool.IsActive() && pool.IsPersistent());
            Assert.That(connection.ListStoragePoolNames(), Does.Contain("images"));
            Assert.That(volume.GetXml(), Does.Contain("disk1"));
        });
        foreach (var one in pool.ListAllVolumes())
            one.Dispose();
        pool.Refresh();
        clone.Delete();
        volume.Delete();
        pool.Destroy();
        pool.Undefine();
        Assert.Throws<LibvirtNotFoundException>(() => connection.LookupStoragePoolByName("images"));
    }
}
