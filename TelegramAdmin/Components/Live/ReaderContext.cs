namespace TelegramAdmin.Components.Live;

/// <summary>The culture in which a component's reader reads. An event that comes from elsewhere does not bring it, and would draw words and numbers in another.</summary>
internal sealed class ReaderContext
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    public void Run(Action draw)
    {
        if (_context is null)
            draw();
        else
            ExecutionContext.Run(_context, static draw => ((Action)draw!)(), draw);
    }
}
