namespace TelegramAdmin.Components.Layout;

/// <summary>The shell's state in one circuit. Whoever knows more calls <see cref="Update"/>, at most once a second.</summary>
public sealed class ShellFeed
{
    public ShellState State { get; private set; } = new();

    public event Action? Changed;

    public void Update(Func<ShellState, ShellState> change)
    {
        var next = change(State);
        if (next == State)
            return;
        State = next;
        Changed?.Invoke();
    }
}
