using System.Diagnostics;
using System.Globalization;

namespace KvmNfv.Benchmarks.Worker;

/// <summary>DPDK's dpdk-testpmd with two virtio-user ports that forwards from one to the other, begun with a burst.</summary>
internal sealed class Testpmd : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output, _errors;

    public Testpmd(SwitchCase one, IReadOnlyList<string> sockets, int cpu)
    {
        List<string> arguments = [string.Create(CultureInfo.InvariantCulture, $"--lcores=0@{cpu},1@{cpu}"), "--no-pci", "--no-telemetry", "--no-huge", "-m", "256", $"--file-prefix=kvmnfv{Environment.ProcessId}_{Environment.TickCount64}"];
        for (var i = 0; i < sockets.Count; i++)
            arguments.Add(string.Create(CultureInfo.InvariantCulture, $"--vdev=net_virtio_user{i},path={sockets[i]},queues=1,queue_size=256,{one.Device}"));
        arguments.AddRange(["--", "-i", "--total-num-mbufs=8192", "--nb-cores=1", "--no-lsc-interrupt", "--no-flush-rx", "--forward-mode=io", string.Create(CultureInfo.InvariantCulture, $"--txpkts={one.FrameSize}")]);
        _process = Process.Start(new ProcessStartInfo("dpdk-testpmd", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
        // Bursts enough that neither side runs out of frames.
        _process.StandardInput.WriteLine("start tx_first 4");
        _process.StandardInput.Flush();
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
