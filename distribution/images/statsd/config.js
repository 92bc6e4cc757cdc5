// The names of 2014 are those that StatsD calls legacy. What is not sent any more ends, instead of going on as it last was.
{
  servers: [{ server: './servers/udp', address: '0.0.0.0', port: 8125 }],
  mgmt_address: '127.0.0.1', mgmt_port: 8126,
  flushInterval: 10000, deleteCounters: true, deleteGauges: true,
  backends: ['./backends/graphite'],
  graphiteHost: 'carbon', graphitePort: 2003, graphite: { legacyNamespace: true }
}
