using System;
using System.IO;
using IonosContainerRegistry.Packaging;

try
{
    string repository = FindRepository();
    string destination = args is [string folder] ? Path.GetFullPath(folder) : Path.Combine(repository, "artifacts");
    string package = ModulePackage.Make(repository, destination);
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
