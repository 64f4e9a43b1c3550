using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Parameters;

public sealed class TypedParameterListTests
{
    [Test]
    public void Values_of_every_type_survive_the_native_array()
    {
        TypedParameterList list = [];
        list.Add("int", -1).Add("uint", 2u).Add("llong", -3L).Add("ullong", 4UL).Add("double", 0.5).Add("true", true).Add("string", "naïve")
            .Add("disks", ["vda", "vdb", "vdc"]);
        var copy = RoundTrip(list);
        Assert.Multiple(() =>
        {
            Assert.That(copy.Select(p => p.ToString()), Is.EqualTo(list.Select(p => p.ToString())));
            Assert.That(copy["int"].AsInt32(), Is.EqualTo(-1));
            Assert.That(copy["uint"].AsUInt32(), Is.EqualTo(2));
            Assert.That(copy["llong"].AsInt64(), Is.EqualTo(-3));
            Assert.That(copy.GetUInt64("ullong"u8), Is.EqualTo(4));
            Assert.That(copy["double"].AsDouble(), Is.EqualTo(0.5));
            Assert.That(copy["true"].AsBoolean(), Is.True);
            Assert.That(copy["string"].AsString(), Is.EqualTo("naïve"));
            Assert.That(copy.Where(p => p.Name == "disks").Select(p => p.AsString()), Is.EqualTo(new[] { "vda", "vdb", "vdc" }));
        });
    }

    [Test]
    public void Reading_another_type_is_an_error_that_names_both()
    {
        var list = new TypedParameterList().Add("shares", 1024UL);
        Assert.That(() => list["shares"].AsInt32(), Throws.InvalidOperationException.With.Message.Contains("'shares' is of type Ullong, not Int"));
    }

    [Test]
    public void Missing_name_is_an_error_that_names_it() => Assert.Multiple(() =>
    {
        Assert.That(() => new TypedParameterList()["x"], Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("'x'"));
        Assert.That(new TypedParameterList().TryGet("x", out _), Is.False);
        Assert.That(new TypedParameterList().TryGet(new string('x', 500), out _), Is.False);
    });

    [Test]
    public void Name_that_is_too_long_is_refused()
    {
        TypedParameterList list = [];
        list.Add(new string('x', TypedParameterList.MaxNameLength), 1);
        Assert.Multiple(() =>
        {
            Assert.That(list[0].Name, Has.Length.EqualTo(TypedParameterList.MaxNameLength));
            Assert.That(() => list.Add(new string('x', TypedParameterList.MaxNameLength + 1), 1), Throws.ArgumentException.With.Message.Contains("79"));
            Assert.That(() => list.Add("", 1), Throws.ArgumentException);
        });
    }

    [Test]
    public void Text_is_read_by_libvirts_rules()
    {
        var list = new TypedParameterList().AddFromString("shares", TypedParameterType.Ullong, "2048").AddFromString("mode", TypedParameterType.String, "strict");
        Assert.Multiple(() =>
        {
            Assert.That(list["shares"].AsUInt64(), Is.EqualTo(2048));
            Assert.That(list["mode"].AsString(), Is.EqualTo("strict"));
            Assert.Throws<LibvirtException>(() => list.AddFromString("shares", TypedParameterType.Ullong, "many"));
        });
    }

    [Test]
    public void Parameters_written_to_a_domain_are_read_back()
    {
        using var connection = TestDriver.Open();
        using var domain = connection.LookupDomainByName("test");
        var before = domain.GetMemoryParameters();
        domain.SetMemoryParameters(new TypedParameterList().Add(DomainMemoryParameter.HardLimit, 700_000UL));
        Assert.That(domain.GetMemoryParameters()[DomainMemoryParameter.HardLimit].AsUInt64(), Is.EqualTo(700_000));
        domain.SetMemoryParameters(before);
    }

    [Test]
    public void Reading_by_utf8_name_allocates_nothing()
    {
        var list = new TypedParameterList().Add("a", 1UL).Add("b", 2UL);
        ulong sum = Sum(list);
        var before = GC.GetAllocatedBytesForCurrentThread();
        sum += Sum(list);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(sum, Is.EqualTo(10));
    }

    [Test]
    public void Adding_to_a_list_leaves_others_with_the_same_names_alone()
    {
        var list = new TypedParameterList().Add("shared.a", 1UL).Add("shared.b", "two");
        var (one, other) = (RoundTrip(list), RoundTrip(list));
        one.Add("shared.c", 3UL);
        Assert.Multiple(() =>
        {
            Assert.That(one.ToString(), Is.EqualTo("shared.a=1, shared.b=two, shared.c=3"));
            Assert.That(other.ToString(), Is.EqualTo("shared.a=1, shared.b=two"));
            Assert.That(RoundTrip(list).ToString(), Is.EqualTo("shared.a=1, shared.b=two"));
        });
    }

    [TestCase("a", "ab")]
    [TestCase("ab", "a")]
    [TestCase("vcpu.0.time", "vcpu.1.time")]
    public void Lists_with_names_that_are_nearly_the_same_keep_their_own(string first, string second)
    {
        var last = new string('z', TypedParameterList.MaxNameLength);
        foreach (var name in new[] { first, second, first })
            Assert.That(RoundTrip(new TypedParameterList().Add(name, 1UL).Add(last, 2UL)).Select(p => p.Name), Is.EqualTo(new[] { name, last }));
    }

    [Test]
    public void Long_lists_survive_the_native_array()
    {
        TypedParameterList list = [];
        for (var i = 0; i < 1000; i++)
            list.Add($"vcpu.{i}.time", (ulong)i);
        Assert.That(RoundTrip(list).ToString(), Is.EqualTo(list.ToString()));
    }

    private static ulong Sum(TypedParameterList list)
    {
        var sum = list.GetUInt64("b"u8) ?? 0;
        foreach (var parameter in list)
            sum += parameter.AsUInt64();
        return sum;
    }

    private static unsafe TypedParameterList RoundTrip(TypedParameterList list)
    {
        LibvirtLibrary.EnsureInitialized();
        using var native = new TypedParameterArgument(list);
        return TypedParameterList.Copy(native.Pointer, native.Count);
    }
}
