namespace KvmNfv.Libvirt.Tests.Parameters;

public sealed class CpuMapTests
{
    [Test]
    public void Cpus_are_bits_little_end_first()
    {
        var map = CpuMap.Of(0, 9, 1023);
        Assert.Multiple(() =>
        {
            Assert.That(map, Is.EqualTo(new[] { 0, 9, 1023 }));
            Assert.That(map.Count, Is.EqualTo(3));
            Assert.That(map.Bytes, Has.Length.EqualTo(128));
            Assert.That(map.Bytes[..2], Is.EqualTo(new byte[] { 1, 2 }));
            Assert.That(map.Contains(9) && !map.Contains(10) && !map.Contains(-1) && !map.Contains(5000));
            Assert.That(map.ToString(), Is.EqualTo("0,9,1023"));
        });
    }

    [Test]
    public void Maps_with_the_same_cpus_are_equal_whatever_their_length()
    {
        var longer = new CpuMap([0b101, 0, 0]);
        Assert.Multiple(() =>
        {
            Assert.That(longer.Equals(CpuMap.Of(0, 2)));
            Assert.That(longer.GetHashCode(), Is.EqualTo(CpuMap.Of(0, 2).GetHashCode()));
            Assert.That(longer.Equals(CpuMap.Of(0, 3)), Is.False);
        });
    }

    [Test]
    public void Impossible_maps_are_refused() => Assert.Multiple(() =>
    {
        Assert.That(() => CpuMap.Of(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => CpuMap.Of(CpuMap.MaxCpu + 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => CpuMap.Of(), Throws.ArgumentException);
    });
}
