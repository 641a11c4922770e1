using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Testing.Shell;

/// <summary>Waits for a text on the screen.</summary>
public static class ScreenWatch
{
    /// <summary>Completes when the text has been written so many times from now on.</summary>
    public static Task Shows(this ShellUserInterface screen, string text, int times = 1)
    {
        var gate = new Lock();
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = new StringBuilder();
        screen.Written += piece =>
        {
            lock (gate)
            {
                written.Append(piece);
                if (Count(written.ToString(), text) >= times) shown.TrySetResult();
            }
        };
        return shown.Task;
    }

    private static int Count(string written, string text) => written.Split(text).Length - 1;
}
