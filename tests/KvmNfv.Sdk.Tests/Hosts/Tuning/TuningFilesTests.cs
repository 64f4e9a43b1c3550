using System.Diagnostics;
using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.Sdk.Hosts.Tuning;

namespace KvmNfv.Sdk.Tests.Hosts.Tuning;

/// <summary>The plan's files, judged by the programs that will read them.</summary>
internal sealed class TuningFilesTests
{
    private static readonly TuningPlan s_plan = TuningPlan.Create(StockHost.Create().Boot("evil=$(touch${IFS}/tmp/x) isolcpus=2"), new TuningOptions());
    private string _folder = "";

    [OneTimeSetUp]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("kvmnfv-files-").FullName;
        foreach (var file in s_plan.Files)
        {
            var path = Path.Join(_folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Content);
            if (file.Executable)
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Every_file_says_what_why_and_how_to_undo_it() => Assert.Multiple(() =>
    {
        foreach (var file in s_plan.Files)
        {
            Assert.That(file.Content.Split('\n').SkipWhile(l => l == "#!/bin/sh").Take(3), Has.All.StartsWith("# ").And.Some.StartsWith("# Why:").And.Some.StartsWith("# Undo:"), file.Path);
            Assert.That(file.Content, Does.EndWith("\n"));
        }
    });

    [Test]
    public void Every_file_belongs_to_a_step_and_every_steps_file_is_there() =>
        Assert.That(s_plan.Steps.SelectMany(s => s.Files).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(s_plan.Files.Select(f => f.Path)));

    [Test]
    public void Grub_drop_in_takes_old_values_out_and_puts_the_plans_in()
    {
        var (status, output) = Run("sh", "-euc",
            $"GRUB_CMDLINE_LINUX='root=/dev/x isolcpus=5 dyndbg=\"file foo +p\"'; GRUB_CMDLINE_LINUX_DEFAULT='quiet nohz_full=2 pcie_asmp=off a*'; . '{_folder}{TuningPaths.Grub}'; echo \"$GRUB_CMDLINE_LINUX\"; echo \"$GRUB_CMDLINE_LINUX_DEFAULT\"");
        var lines = output.Split('\n');

        Assert.That(status, Is.Zero, output);
        Assert.That(lines[0], Does.StartWith("root=/dev/x dyndbg=\"file foo +p\" isolcpus=managed_irq,domain,1,3,5,7 nohz_full=1,3,5,7"));
        Assert.That(lines[1], Is.EqualTo("quiet a*"));
        Assert.That(s_plan.CommandLine.Wanted.Split(' '), Is.SupersetOf(lines[0].Split(' ')[4..]), "the same words as the plan's whole line");
    }

    [Test]
    public void Scripts_are_right_shell()
    {
        foreach (var file in s_plan.Files.Where(f => f.Executable || f.Path == TuningPaths.Grub))
        {
            Assert.That(Run("sh", "-n", _folder + file.Path), Is.EqualTo((0, "")), file.Path);
            if (Exists("shellcheck"))
                Assert.That(Run("shellcheck", "-s", "sh", _folder + file.Path), Is.EqualTo((0, "")), file.Path);
        }
    }

    [Test]
    public void Huge_page_script_reserves_and_fails_where_it_cannot()
    {
        var script = File.ReadAllText(_folder + TuningPaths.HugePageScript).Replace("/sys/", _folder + "/sys/", StringComparison.Ordinal);
        var copy = Path.Combine(_folder, "hugepages.sh");
        File.WriteAllText(copy, script);
        var pools = new[] { 0, 1 }.Select(n => $"{_folder}/sys/devices/system/node/node{n}/hugepages/hugepages-1048576kB/nr_hugepages").ToList();
        Directory.CreateDirectory(Path.GetDirectoryName(pools[0])!);
        File.WriteAllText(pools[0], "0\n");

        Assert.That(Run("sh", copy).Status, Is.Not.Zero, "node 1 has no pool");
        Directory.CreateDirectory(Path.GetDirectoryName(pools[1])!);
        File.WriteAllText(pools[1], "0\n");
        Assert.That(Run("sh", copy), Is.EqualTo((0, "")));
        Assert.That(pools.Select(File.ReadAllText), Is.EqualTo(new[] { "16\n", "16\n" }));
    }

    [Test]
    public void Units_verify()
    {
        Need("systemd-analyze");
        // The programs are not installed here, so the units are pointed at them where they are.
        foreach (var unit in new[] { TuningPaths.HugePageUnit, TuningPaths.TuningUnit })
        {
            var copy = Path.Combine(_folder, Path.GetFileName(unit));
            File.WriteAllText(copy, File.ReadAllText(_folder + unit).Replace("ExecStart=/", $"ExecStart={_folder}/", StringComparison.Ordinal));
            var (status, output) = Run("systemd-analyze", "verify", copy);
            // It reads installed units too and complains of those that are newer than itself: /lib/systemd/system/libvirtd.service:29: ...
            var complaints = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(l => !l.StartsWith("/lib/systemd/", StringComparison.Ordinal) && !l.StartsWith("/usr/lib/systemd/", StringComparison.Ordinal));
            Assert.That(status, Is.Zero, output);
            Assert.That(complaints, Is.Empty, unit);
        }
    }

    [Test]
    public void Sysctl_file_is_one_key_and_value_a_line() => Assert.That(
        File.ReadAllLines(_folder + TuningPaths.Sysctl).Where(l => l.Length > 0 && l[0] != '#').ToList(), Has.Count.GreaterThan(8).And.All.Match(@"^[a-z0-9_.]+ = -?[0-9a-f ,]+$"));

    [Test]
    public void Modprobe_file_is_options_lines() => Assert.That(
        File.ReadAllLines(_folder + TuningPaths.Modprobe).Where(l => l.Length > 0 && l[0] != '#').ToList(), Is.Not.Empty.And.All.Match("^options (kvm|kvm_intel|vfio_pci) [a-z0-9_]+=-?[0-9]+$"));

    [TestCase(false)]
    [TestCase(true)]
    public void Tuned_reads_its_profile(bool parent)
    {
        const string Program = "import sys; sys.path[:0] = sys.argv[3:]\n"
            + "from tuned.utils.config_parser import ConfigParser\n"
            + "p = ConfigParser(delimiters=('='), inline_comment_prefixes=('#'), strict=False); p.optionxform = str\n"
            + "p.read_string('[MAGIC]\\n' + open(sys.argv[1]).read(), sys.argv[1])\n"
            + "print(p.get('variables', 'isolated_cores'), p.has_option('main', 'include') and p.get('main', 'include'), len(p.options('sysfs')) > 5, p.has_section('bootloader') and p.get('bootloader', 'enabled'))";
        if (!Exists("python3") || Run("python3", "-c", "import tuned").Status != 0)
            Assert.Ignore("The package tuned is not installed, so its parser can't be asked.");
        var host = StockHost.Create();
        if (parent)
            host.With("/usr/lib/tuned/realtime-virtual-host/tuned.conf", "[main]");
        var plan = TuningPlan.Create(host, new TuningOptions());
        var file = Path.Combine(_folder, $"tuned-{parent}.conf");
        File.WriteAllText(file, plan.Files.Single(f => f.Path == TuningPaths.Tuned("realtime")).Content);

        Assert.That(Run("python3", "-c", Program, file, "x"), Is.EqualTo((0, parent ? "1,3,5,7 realtime-virtual-host True 0\n" : "1,3,5,7 False True False\n")));
        Assert.That(plan.Files.Any(f => f.Path == TuningPaths.TunedVariables), Is.EqualTo(parent));
    }

    [TestCase(ReadinessProfile.Packet)]
    [TestCase(ReadinessProfile.Realtime)]
    public void Profile_without_its_own_boot_line_never_writes_isolcpus_twice(ReadinessProfile profile)
    {
        var plan = TuningPlan.Create(StockHost.Create(), new TuningOptions { Profile = profile });

        Assert.That(plan.Files.Where(f => f.Content.Contains("isolcpus=", StringComparison.Ordinal)).Select(f => f.Path), Is.EqualTo(new[] { TuningPaths.Grub }));
    }

    private static void Need(string program)
    {
        if (!Exists(program))
            Assert.Ignore($"{program} is not installed.");
    }

    private static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static (int Status, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
