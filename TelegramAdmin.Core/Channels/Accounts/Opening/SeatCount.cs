namespace TelegramAdmin.Core.Channels.Accounts.Opening;

/// <summary>How many accounts are open or about to be.</summary>
internal sealed class SeatCount(int most)
{
    private readonly Lock _gate = new();
    private int _taken;

    public bool TryTake()
    {
        lock (_gate)
        {
            if (_taken >= most)
                return false;
            _taken++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_gate) _taken--;
    }
}
