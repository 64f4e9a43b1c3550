using BenchmarkDotNet.Attributes;

namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>One middling domain document, three ways.</summary>
[MemoryDiagnoser]
public class DocumentBenchmarks
{
    private string _text = "";

    /// <summary>Picks the document.</summary>
    [GlobalSetup]
    public void Setup() => _text = DomainFiles.Texts(DomainFiles.DefaultFolder()).OrderBy(static text => text.Length).ElementAt(1000);

    /// <summary>This library.</summary>
    [Benchmark(Baseline = true)]
    public int Ours() => Work.Ours(_text);

    /// <summary>System.Xml.Linq, parse and write only.</summary>
    [Benchmark]
    public int Linq() => Work.Linq(_text);

    /// <summary>XmlSerializer.</summary>
    [Benchmark]
    public int Serializer() => Work.Serializer(_text);
}
