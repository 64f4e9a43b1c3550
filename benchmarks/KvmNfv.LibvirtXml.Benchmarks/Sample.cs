namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>One measurement: processor time of the process, and time by the clock.</summary>
internal readonly record struct Sample(TimeSpan Cpu, TimeSpan Elapsed);
