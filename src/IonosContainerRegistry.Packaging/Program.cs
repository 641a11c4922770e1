// Arguments: where the package goes (artifacts), and the module (out/IonosContainerRegistry).
using System;
using System.IO;
using IonosContainerRegistry.Packaging;

try
{
    string repository = FindRepository();
    string destination = args.Length > 0 ? args[0] : Path.Combine(repository, "artifacts");
    string module = args.Length > 1 ? args[1] : Path.Combine(repository, "out", "IonosContainerRegistry");
    string package = ModulePackage.Make(repository, Path.GetFullPath(module), Path.GetFullPath(destination));
    Console.WriteLine(package);
    return 0;
}
catch (Exception e) when (e is PackagingException or IOException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static string FindRepository()
{
    DirectoryInfo? folder = new(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IonosRegistry.sln"))) folder = folder.Parent;
    return folder?.FullName ?? throw new PackagingException("The program must stay in the repository: it reads the module from there.");
}
