using System.Xml;
using System.Xml.Linq;

namespace KvmNfv.Libvirt.Generator.Api;

/// <summary>libvirt's description of its own interface: the four <c>libvirt*-api.xml</c> files of one version.</summary>
internal sealed class ApiDescription
{
    private static readonly string[] s_libraries = ["libvirt", "libvirt-qemu", "libvirt-lxc", "libvirt-admin"];

    public List<ApiFunction> Functions { get; } = [];

    public List<ApiEnumValue> EnumValues { get; } = [];

    public List<ApiMacro> Macros { get; } = [];

    public List<ApiStruct> Structs { get; } = [];

    public List<ApiCallback> Callbacks { get; } = [];

    /// <summary>C type names by alias: <c>virVcpuInfoPtr</c> is <c>virVcpuInfo *</c>; an enum's is <c>enum</c>.</summary>
    public Dictionary<string, string> Typedefs { get; } = [];

    public static ApiDescription Load(string folder)
    {
        var api = new ApiDescription();
        foreach (var library in s_libraries)
        {
            using var reader = XmlReader.Create(Path.Combine(folder, library + "-api.xml"),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var symbols = XDocument.Load(reader).Root!.Element("symbols")
                ?? throw new FormatException($"{library}-api.xml in {folder} has no <symbols>; is it a libvirt API description?");
            api.Add(library, symbols);
        }
        return api;
    }

    private void Add(string library, XElement symbols)
    {
        foreach (var e in symbols.Elements())
        {
            switch (e.Name.LocalName)
            {
                case "function":
                    Functions.Add(new(Text(e, "name"), library, Text(e, "file"), Text(e, "version"), Returns(e), Arguments(e)));
                    break;
                case "enum":
                    EnumValues.Add(new(Text(e, "name"), Text(e, "type"), Text(e, "file"), Text(e, "value"),
                        e.Attribute("value_bitshift") is not null, Text(e, "version")));
                    break;
                case "macro":
                    Macros.Add(new(Text(e, "name"), Text(e, "file"), e.Attribute("string")?.Value, e.Attribute("raw")?.Value,
                        e.Attribute("params") is not null, Text(e, "version")));
                    break;
                case "struct":
                    Structs.Add(new(Text(e, "name"), Text(e, "type"),
                        [.. e.Elements("field").Select(f => new ApiField(Text(f, "type"), Text(f, "name")))]));
                    break;
                case "functype":
                    Callbacks.Add(new(Text(e, "name"), Returns(e), Arguments(e)));
                    break;
                case "typedef":
                    Typedefs.TryAdd(Text(e, "name"), Text(e, "type"));
                    break;
            }
        }
    }

    private static ApiArgument Returns(XElement e) => Argument(e.Element("return")!, "result");

    private static List<ApiArgument> Arguments(XElement e) => [.. e.Elements("arg").Select(a => Argument(a, Text(a, "name")))];

    private static ApiArgument Argument(XElement e, string name) => new(Text(e, "type"), name, e.Attribute("info")?.Value ?? "");

    private static string Text(XElement e, string attribute) => e.Attribute(attribute)?.Value ?? "";
}
