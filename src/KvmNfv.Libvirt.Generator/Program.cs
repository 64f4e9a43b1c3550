using KvmNfv.Libvirt.Generator;

if (args is not ["--api", _] and not ["--api", _, "--out", _] and not [])
{
    Console.Error.WriteLine("error: usage: KvmNfv.Libvirt.Generator [--api FOLDER [--out FOLDER]]; FOLDER holds libvirt-api.xml and its three sisters");
    return 2;
}
var source = args.Length > 1 ? args[1] : InstalledApi.Find();
var target = args.Length > 3 ? args[3] : "src/KvmNfv.Libvirt";
var files = BindingGenerator.Generate(source, Path.Combine(AppContext.BaseDirectory, "Map"));
foreach (var old in BindingGenerator.Folders.Select(f => Path.Combine(target, f)).Where(Directory.Exists))
    Directory.Delete(old, recursive: true);
foreach (var (path, text) in files)
{
    var file = Path.Combine(target, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text);
}
Console.WriteLine($"{files.Count} files written to {target} from {source}");
return 0;
