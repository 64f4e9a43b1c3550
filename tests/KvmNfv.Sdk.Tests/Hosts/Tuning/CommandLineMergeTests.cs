using KvmNfv.Sdk.Hosts.Tuning;

namespace KvmNfv.Sdk.Tests.Hosts.Tuning;

internal sealed class CommandLineMergeTests
{
    private static readonly WantedParameter[] s_wanted =
    [
        new("isolcpus", "managed_irq,domain,2-3", "why", "K03"), new("nohz_full", "2-3", "why", "K05"), new("rcu_nocb_poll", null, "why"),
        new("pcie_aspm.policy", "performance", "why"), new("hugepagesz", "1G", "why"), new("hugepages", "0:4", "why", "M01"),
    ];

    [Test]
    public void Merge_keeps_what_it_knows_nothing_of_and_replaces_old_sets_in_place() =>
        Assert.That(Merge("root=/dev/sda1 isolcpus=5 console=ttyS0,115200 quiet").Wanted, Is.EqualTo(
            "root=/dev/sda1 isolcpus=managed_irq,domain,2-3 console=ttyS0,115200 quiet nohz_full=2-3 rcu_nocb_poll pcie_aspm.policy=performance hugepagesz=1G hugepages=0:4"));

    [Test]
    public void Merge_is_idempotent()
    {
        var once = Merge("root=/dev/sda1 isolcpus=5 pcie_asmp=off mce=off hugepages=3");

        var twice = Merge(once.Wanted);

        Assert.That(twice.Wanted, Is.EqualTo(once.Wanted));
        Assert.That(twice.IsChange, Is.False);
    }

    [TestCase("pcie_asmp=off", "pcie_aspm")]
    [TestCase("isolcpu=2", "isolcpus")]
    [TestCase("hugepage=2", "hugepages")]
    [TestCase("nohz-ful=2", "nohz_full")]
    public void A_misspelt_parameter_goes(string parameter, string meant)
    {
        var removed = Merge($"root=/dev/sda1 {parameter}").Parameters.Single(p => p.Action == KernelParameterAction.Removed);

        Assert.That(removed.Reason, Does.Contain(meant).And.StartsWith("misspelt"));
        Assert.That(removed.Mends, Is.EqualTo(new[] { "K02" }));
    }

    [TestCase("iommu=pt")]
    [TestCase("amd_iommu=on")]
    [TestCase("rcu_nocbs=1")]
    [TestCase("nosmap")]
    [TestCase("quiet")]
    public void A_right_parameter_stays(string parameter) =>
        Assert.That(Merge(parameter).Parameters.Single(p => p.Was is not null).Action, Is.EqualTo(KernelParameterAction.Kept));

    [TestCase("mce=off")]
    [TestCase("nohz=off")]
    public void A_harmful_parameter_goes(string parameter) =>
        Assert.That(Merge(parameter).Parameters.Single(p => p.Was is not null).Action, Is.EqualTo(KernelParameterAction.Removed));

    [Test]
    public void Dashes_and_underscores_are_the_same() =>
        Assert.That(Merge("rcu-nocb-poll nohz-full=2-3").Parameters.Count(p => p.Action == KernelParameterAction.Added), Is.EqualTo(4));

    [Test]
    public void The_same_CPUs_written_otherwise_are_kept() => Assert.That(Merge("nohz_full=2,3").Wanted, Does.StartWith("nohz_full=2,3 "));

    [Test]
    public void A_parameter_given_twice_is_left_once() =>
        Assert.That(Merge("isolcpus=1 isolcpus=2").Wanted.Split("isolcpus"), Has.Length.EqualTo(2));

    [Test]
    public void Quotes_and_what_is_for_init_survive() => Assert.That(
        Merge("dyndbg=\"file foo +p\" quiet -- --verbose single").Wanted, Does.StartWith("dyndbg=\"file foo +p\" quiet ").And.EndsWith(" -- --verbose single"));

    [Test]
    public void Huge_pages_are_counted_anew_as_a_group()
    {
        var merged = Merge("hugepagesz=2M hugepages=100 quiet hugepagesz=1G hugepages=1");

        Assert.That(merged.Wanted, Does.StartWith("quiet ").And.EndsWith("hugepagesz=1G hugepages=0:4"));
        Assert.That(merged.Parameters.Count(p => p.Action == KernelParameterAction.Removed), Is.EqualTo(4));
    }

    [Test]
    public void Huge_pages_stay_when_none_are_asked_for() =>
        Assert.That(new CommandLineMerge("hugepagesz=2M hugepages=100", []).Merge().IsChange, Is.False);

    private static KernelCommandLineChange Merge(string text) => new CommandLineMerge(text, s_wanted).Merge();
}
