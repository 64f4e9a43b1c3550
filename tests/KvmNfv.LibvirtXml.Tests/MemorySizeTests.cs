namespace KvmNfv.LibvirtXml.Tests;

public class MemorySizeTests
{
    [TestCase(1UL, "b", 1UL)]
    [TestCase(1UL, "KB", 1000UL)]
    [TestCase(1UL, "k", 1024UL)]
    [TestCase(2UL, "MiB", 2097152UL)]
    [TestCase(3UL, "gb", 3000000000UL)]
    [TestCase(1UL, "EiB", 1152921504606846976UL)]
    public void Units_are_libvirts(ulong value, string unit, ulong bytes) =>
        Assert.That(MemorySize.FromUnit(value, unit).Bytes, Is.EqualTo(bytes));

    [TestCase("4 GiB", 4294967296UL)]
    [TestCase("2048KiB", 2097152UL)]
    [TestCase("17", 17UL)]
    public void Text_is_a_number_with_a_unit(string text, ulong bytes) => Assert.That(MemorySize.Parse(text).Bytes, Is.EqualTo(bytes));

    [TestCase("4 XiB")]
    [TestCase("GiB")]
    [TestCase("16 EiB")]
    [TestCase("-1 KiB")]
    [TestCase("KiBs")]
    public void Text_that_is_no_amount_is_refused(string text) => Assert.That(() => MemorySize.Parse(text), Throws.TypeOf<FormatException>());

    [Test]
    public void Written_in_the_largest_whole_unit()
    {
        Assert.That(MemorySize.FromGiB(4).ToString(), Is.EqualTo("4 GiB"));
        Assert.That(MemorySize.FromBytes(1025).ToString(), Is.EqualTo("1025 bytes"));
    }

    [Test]
    public void Conversion_is_exact_or_refused()
    {
        Assert.That(MemorySize.FromKiB(1).TryIn("MiB", out _), Is.False);
        Assert.That(() => MemorySize.FromGiB(ulong.MaxValue), Throws.TypeOf<OverflowException>());
    }
}
