using System.Diagnostics;
using System.Globalization;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>DPDK's dpdk-testpmd with virtio-user ports: a front-end and driver that the field trusts.</summary>
internal sealed class Testpmd : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output, _errors;

    private Testpmd(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it, or ends the test with why it can't.</summary>
    /// <param name="sockets">One for each port.</param>
    /// <param name="device">Further settings of each virtio-user device.</param>
    /// <param name="queues">Queue pairs of each device.</param>
    /// <param name="forward">Its forwarding mode and flags.</param>
    /// <param name="start">The command that begins.</param>
    public static Testpmd Start(IReadOnlyList<string> sockets, string device, int queues, string forward, string start = "start")
    {
        List<string> arguments = ["--lcores=0@0,1@1", "--no-pci", "--no-telemetry", "--no-huge", "-m", "256", $"--file-prefix=kvmnfv{Environment.ProcessId}_{Environment.TickCount64}"];
        for (var i = 0; i < sockets.Count; i++)
            arguments.Add(string.Create(CultureInfo.InvariantCulture, $"--vdev=net_virtio_user{i},path={sockets[i]},queues={queues},queue_size=256,{device}"));
        arguments.AddRange(["--", "-i", "--total-num-mbufs=8192", "--nb-cores=1", "--no-lsc-interrupt", "--no-flush-rx", $"--rxq={queues}", $"--txq={queues}", .. forward.Split(' ')]);
        try
        {
            var process = Process.Start(new ProcessStartInfo("dpdk-testpmd", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardInput.WriteLine(start);
            process.StandardInput.Flush();
            return new(process);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("dpdk-testpmd is not installed (package dpdk-dev).");
            throw;
        }
    }

    /// <summary>Ends it; what it printed.</summary>
    public string Quit()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.WriteLine("stop");
            _process.StandardInput.WriteLine("quit");
            _process.StandardInput.Close();
        }
        if (!_process.WaitForExit(TimeSpan.FromSeconds(15)))
            _process.Kill();
        return _output.Result + _errors.Result;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
