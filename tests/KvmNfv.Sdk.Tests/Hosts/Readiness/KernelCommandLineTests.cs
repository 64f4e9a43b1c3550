using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.Sdk.Hosts.Readiness.Checks;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

internal sealed class KernelCommandLineTests
{
    [Test]
    public void Quotes_protect_blanks_and_go_away()
    {
        var line = KernelCommandLine.Parse("""ro dyndbg="file a.c +p" "quoted=a b" empty= x""");
        Assert.That(line.Parameters.Select(p => (p.Name, p.Value)), Is.EqualTo(new[]
        {
            ("ro", (string?)null), ("dyndbg", "file a.c +p"), ("quoted", "a b"), ("empty", ""), ("x", null),
        }));
    }

    [Test]
    public void Last_one_wins_and_dashes_are_underscores()
    {
        var line = KernelCommandLine.Parse("kvm-intel.ple_gap=1 kvm_intel.ple-gap=0\n");
        Assert.That(line.Value("kvm_intel.ple_gap"), Is.EqualTo("0"));
        Assert.That(line.Value("absent"), Is.Null);
    }

    [Test]
    public void What_follows_two_dashes_is_for_init()
    {
        var line = KernelCommandLine.Parse("a=1 -- b=2 --");
        Assert.That(line.Has("b"), Is.False);
        Assert.That(line.ForInit, Is.EqualTo(new[] { "b=2", "--" }));
    }

    [TestCase("0-3,8", "0-3,8")]
    [TestCase("all", "0-15")]
    [TestCase("8-N", "8-15")]
    [TestCase("N", "15")]
    [TestCase("0-15:2/4", "0-1,4-5,8-9,12-13")]
    [TestCase("all:1/8", "0,8")]
    [TestCase("11", "11")]
    public void Lists_of_cpus_are_read_as_the_kernel_reads_them(string text, string cpus) =>
        Assert.That(KernelCpuList.Parse(text, 15)?.ToString(), Is.EqualTo(cpus));

    [TestCase("")]
    [TestCase("3-1")]
    [TestCase("1-")]
    [TestCase("^3")]
    [TestCase("0-3:2")]
    [TestCase("0-3:3/2")]
    [TestCase("0-3:1/0")]
    [TestCase("99999")]
    [TestCase("1;2")]
    public void Lists_that_the_kernel_refuses_are_refused(string text) => Assert.That(KernelCpuList.Parse(text, 15), Is.Null);

    [TestCase("managed_irq,domain,2-3", "2-3", true, true)]
    [TestCase("2-3", "2-3", true, false)]
    [TestCase("nohz,2-3", "2-3", false, false)]
    public void Isolcpus_has_flags_before_its_list(string text, string cpus, bool domain, bool managed)
    {
        var value = IsolcpusValue.Parse(text, 7);
        Assert.That((value.Cpus!.ToString(), value.HasDomain, value.HasManagedIrq), Is.EqualTo((cpus, domain, managed)));
    }

    [Test]
    public void Isolcpus_takes_a_leading_word_for_a_flag_as_the_kernel_does() =>
        Assert.That(IsolcpusValue.Parse("all", 7).UnknownFlags, Is.EqualTo(new[] { "all" }));

    [TestCase("pcie_asmp", "pcie_aspm")]
    [TestCase("nohz_ful", "nohz_full")]
    [TestCase("isol_cpus", "isolcpus")]
    [TestCase("hugepagessz", "hugepagesz")]
    [TestCase("zorkmid_budget", null)]
    public void Nearest_name_is_found(string key, string? nearest) => Assert.That(KernelParameterNames.Nearest(key), Is.EqualTo(nearest));

    [Test]
    public void Every_parameter_that_remedies_write_is_a_known_one()
    {
        var written = CheckCaseTests.Cases.SelectMany(c => c.Run().Remedies).Where(r => r.Kind == RemedyKind.KernelParameter)
            .SelectMany(r => KernelCommandLine.Parse(r.Value!.TrimStart('-')).Parameters).Select(p => p.Key).Distinct();
        Assert.That(written.Where(k => !KernelParameterNames.IsKernel(k) && !KernelParameterNames.IsUserSpace(k) && !k.StartsWith("sysctl.", StringComparison.Ordinal) && !k.StartsWith("foo.", StringComparison.Ordinal)), Is.Empty);
    }
}
