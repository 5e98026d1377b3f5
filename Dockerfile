# The app on a CPU, in as little space as PyTorch allows:
#
#     docker build -t pytorch-live .
#     docker run --rm -p 8501:8501 --read-only --tmpfs /tmp --cap-drop=ALL pytorch-live
ARG PYTHON=3.12

FROM python:${PYTHON}-slim AS build
RUN pip install --no-cache-dir uv
# "cpu", or what uv calls a build for GPUs, such as "cu130".
ARG TORCH_BACKEND=cpu
COPY requirements.txt .
RUN python -m venv --without-pip /venv && \
    uv pip install --python /venv --no-cache --torch-backend=${TORCH_BACKEND} -r requirements.txt
# Nothing at run time needs C++ headers or the libraries' own tests.
RUN cd /venv/lib/python*/site-packages && \
    rm -r torch/include torch/test pyarrow/include pyarrow/tests pandas/tests numpy/*/tests pydeck/nbextension && \
    find torch/bin -type f ! -name torch_shm_manager -delete
COPY . /app
# Nobody can write compiled files later: here are those of the app, and of all that a step with a picture imports.
RUN cd /app && /venv/bin/python -m compileall -q components streamlit_app.py && /venv/bin/python -c "\
import streamlit.web.bootstrap, uvicorn; \
from streamlit.testing.v1 import AppTest; \
app = AppTest.from_file('/app/streamlit_app.py', default_timeout=120); \
app.query_params['step'] = '18'; \
raise SystemExit(len(app.run().exception))"

FROM python:${PYTHON}-slim
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
# Nobody: owns nothing and may write nothing but /tmp.
USER 65534:65534
ENV HOME=/nonexistent PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["python", "-c", \
    "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/ready', timeout=4)"]
CMD ["streamlit", "run", "streamlit_app.py", "--server.address=0.0.0.0", "--server.port=8501", \
    "--server.headless=true"]
