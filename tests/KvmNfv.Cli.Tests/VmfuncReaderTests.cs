using KvmNfv.Cli.Comparing;
using KvmNfv.Sdk.Hosts;
using NSubstitute;

namespace KvmNfv.Cli.Tests;

public sealed class VmfuncReaderTests
{
    private const string Intel = "vendor_id\t: GenuineIntel\nflags\t\t: fpu vmx ept\nvmx flags\t: vnmi ept vpid\n";

    private static IEnumerable<TestCaseData> Hosts() =>
    [
        new("vendor_id\t: AuthenticAMD\nflags\t\t: fpu svm\n", 0ul, 0ul, false, "isn't Intel's") { TestName = "{m}(AMD)" },
        new("vendor_id\t: GenuineIntel\nflags\t\t: fpu hypervisor\n", 0ul, 0ul, false, "no 'vmx'") { TestName = "{m}(a VM without nesting)" },
        new(Intel, 0x0000_2082_0000_0000ul, 1ul, true, "EPTP switching is there") { TestName = "{m}(registers say yes)" },
        new(Intel, 0x0000_2082_0000_0000ul, 0ul, false, "EPTP switching is not there") { TestName = "{m}(functions, but not this one)" },
        new(Intel, 0x0000_0082_0000_0000ul, 1ul, false, "can't be enabled") { TestName = "{m}(no functions)" },
        new(Intel, null, null, null, "Not readable here") { TestName = "{m}(registers not readable)" },
        new(Intel.Replace("vpid", "vpid eptp_switching", StringComparison.Ordinal), null, null, true, "eptp_switching") { TestName = "{m}(the kernel's flag)" },
    ];

    [TestCaseSource(nameof(Hosts))]
    public void Capability_is_what_the_host_says_or_unknown(string cpuinfo, ulong? controls, ulong? functions, bool? available, string says)
    {
        var files = Substitute.For<IHostFiles>();
        files.ReadText("/proc/cpuinfo", Arg.Any<int>()).Returns(cpuinfo);
        var reading = VmfuncReader.Read(files, number => number == 0x48B ? controls : functions);
        Assert.That(reading.Available, Is.EqualTo(available));
        Assert.That(reading.Finding, Does.Contain(says));
        Assert.That(reading.WhyNot, Does.Contain("nested hypervisors only"));
    }
}
